package org.metatables.hibernate.live.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Unmanaged {

    @Id
    Long id;
}
