package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "audit_event", schema = "audit", indexes = @Index(columnList = "a, b", unique = true))
@IdClass(AuditEvent.Key.class)
@MetaTable
public class AuditEvent {

    public record Key(String stream, Long seq) {}

    @Id
    @Column(length = 32)
    String stream;

    @Id
    Long seq;

    @ManyToOne
    @JoinColumn(
            name = "account_uid",
            foreignKey = @ForeignKey(options = "on delete set null on update cascade deferrable initially deferred"))
    Account account;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> payload;

    Integer a;
    Integer b;
}
