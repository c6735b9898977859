package org.metatables.examples.graph;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.metatables.annotations.MetaTable;

/** Where a customer wants to have things sent to. */
@Entity
@Table(name = "address")
@MetaTable(description = "Where customers want to have things sent to.")
public class Address {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    @Column(nullable = false)
    private String street;

    /** For Hibernate. */
    protected Address() {}
}
