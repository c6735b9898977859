package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.metatables.annotations.MetaTable;
import org.metatables.annotations.TimeIndexed;

@Entity
@Table(name = "account_holdings", indexes = @Index(columnList = "account_uid"))
@IdClass(AccountHoldings.Key.class)
@MetaTable
@TimeIndexed(
        dimensions = {"account_uid", "unique_identifier"},
        cadence = "1D")
public class AccountHoldings {

    public record Key(Instant time, UUID account, String uniqueIdentifier) {}

    @Id
    @Column(name = "time_index")
    Instant time;

    @Id
    @ManyToOne
    @JoinColumn(name = "account_uid")
    @OnDelete(action = OnDeleteAction.RESTRICT)
    Account account;

    @Id
    @Column(name = "unique_identifier")
    String uniqueIdentifier;

    @Column(nullable = false)
    Double quantity;
}
