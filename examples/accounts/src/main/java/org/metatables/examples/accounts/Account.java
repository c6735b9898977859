package org.metatables.examples.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.metatables.annotations.MetaTable;

/** A customer's account. The database makes its uid. */
@Entity
@Table(name = "account", indexes = @Index(columnList = "region"))
@MetaTable(description = "Accounts of our customers.", labels = "tutorial")
public class Account {

    @Id
    @Generated
    @ColumnDefault("gen_random_uuid()")
    private UUID uid;

    @Column(name = "account_code", length = 64, nullable = false, unique = true)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(length = 32, nullable = false)
    private String region;

    /** For Hibernate. */
    protected Account() {}

    public UUID uid() {
        return uid;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String region() {
        return region;
    }
}
