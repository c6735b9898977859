package org.metatables.hibernate.live.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "product")
@MetaTable
public class Product {

    @Id
    Long id;

    @Column(name = "productName")
    String productName;

    @Embedded
    Price price;
}
