package org.metatables.hibernate.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.metatables.annotations.MetaTable;
import org.metatables.annotations.Ops;
import org.metatables.annotations.SimpleTable;

@Entity
@Table(name = "customer", indexes = @Index(columnList = "region"))
@MetaTable(description = "Who has balances with us.", labels = "tutorial")
public class Customer extends SimpleTable {

    @Column(name = "customer_code", length = 64, nullable = false, unique = true)
    @Ops(order = true)
    private String code;

    @Column(nullable = false)
    @Ops(order = true)
    private String name;

    @Column(length = 32, nullable = false)
    private String region;

    @Ops(filter = false)
    private @Nullable String note;

    @Column(nullable = false)
    private double score = 0.5;

    // Hibernate fills in the rest.
    protected Customer() {
        this("", "", "");
    }

    public Customer(String code, String name, String region) {
        this.code = code;
        this.name = name;
        this.region = region;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public String getRegion() {
        return region;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }

    public double getScore() {
        return score;
    }
}
