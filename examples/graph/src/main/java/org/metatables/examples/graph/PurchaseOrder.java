package org.metatables.examples.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.metatables.annotations.MetaTable;

/** What a customer has bought at once. */
@Entity
@Table(name = "purchase_order")
@MetaTable(description = "What customers have bought at once.")
public class PurchaseOrder {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "ship_to_id")
    private Address shipTo;

    /** For Hibernate. */
    protected PurchaseOrder() {}
}
