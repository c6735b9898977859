package org.metatables.examples.graph;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.metatables.annotations.MetaTable;

/** Who buys. */
@Entity
@Table(name = "customer")
@MetaTable(description = "Who buys.")
public class Customer {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "default_address_id")
    private Address defaultAddress;

    /** For Hibernate. */
    protected Customer() {}
}
