package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "account_limit", indexes = @Index(columnList = "account_uid"))
@MetaTable
public class AccountLimit {

    @Id
    @Column(columnDefinition = "uuid default gen_random_uuid()")
    UUID uid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_uid")
    @OnDelete(action = OnDeleteAction.RESTRICT)
    Account account;

    @Column(name = "limit_type", nullable = false, length = 64)
    String limitType;

    @Column(nullable = false, length = 3)
    String currency;
}
