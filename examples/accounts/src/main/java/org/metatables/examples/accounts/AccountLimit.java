package org.metatables.examples.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.metatables.annotations.MetaTable;

/** How far an account may go, by kind of limit and currency. */
@Entity
@Table(name = "account_limit", indexes = @Index(columnList = "account_uid"))
@MetaTable(description = "Limits of our customers' accounts.", labels = "tutorial")
public class AccountLimit {

    @Id
    @Generated
    @ColumnDefault("gen_random_uuid()")
    private UUID uid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_uid", nullable = false)
    private Account account;

    @Column(name = "limit_type", length = 64, nullable = false)
    private String type;

    @Column(length = 3, nullable = false)
    private String currency;

    @Column(precision = 18, scale = 4, nullable = false)
    private BigDecimal amount;

    /** For Hibernate. */
    protected AccountLimit() {}

    public UUID uid() {
        return uid;
    }

    public Account account() {
        return account;
    }

    public String type() {
        return type;
    }

    public String currency() {
        return currency;
    }

    public BigDecimal amount() {
        return amount;
    }
}
