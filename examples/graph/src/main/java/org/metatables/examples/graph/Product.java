package org.metatables.examples.graph;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.metatables.annotations.MetaTable;

/** What can be bought. */
@Entity
@Table(name = "product")
@MetaTable(description = "What can be bought.")
public class Product {

    @Id
    private UUID id;

    @Column(length = 64, nullable = false, unique = true)
    private String sku;

    /** For Hibernate. */
    protected Product() {}
}
