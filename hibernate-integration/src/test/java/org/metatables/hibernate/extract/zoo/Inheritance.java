package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.util.Set;
import org.metatables.annotations.MetaTable;

/** The three strategies, and mapped superclasses. */
public final class Inheritance {

    private Inheritance() {}

    @MappedSuperclass
    public abstract static class Base {
        @Id
        Long id;

        @Column(nullable = false)
        String zName;

        String aNote;
    }

    @Entity
    @Table(name = "animal")
    @jakarta.persistence.Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind")
    @MetaTable
    public abstract static class Animal extends Base {
        @Column(nullable = false)
        String species;
    }

    @Entity(name = "Dog")
    public static class Dog extends Animal {
        @Column(nullable = false)
        Integer barks;
    }

    @Entity(name = "Cat")
    public static class Cat extends Animal {
        Integer lives;

        @ElementCollection
        Set<String> nicknames;
    }

    @Entity
    @Table(name = "vehicle")
    @jakarta.persistence.Inheritance(strategy = InheritanceType.JOINED)
    @MetaTable
    public static class Vehicle extends Base {
        Integer wheels;
    }

    @Entity
    @Table(name = "truck")
    @MetaTable
    public static class Truck extends Vehicle {
        Integer load;

        @ManyToOne
        Vehicle trailer;
    }

    @Entity
    @jakarta.persistence.Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Payment {
        @Id
        Long id;

        String reference;

        @ManyToOne
        Vehicle vehicle;

        @ElementCollection
        Set<String> remarks;
    }

    @Entity
    @Table(name = "card_payment")
    @MetaTable
    public static class CardPayment extends Payment {
        @Column(unique = true)
        String card;
    }

    @Entity
    @Table(name = "cash_payment")
    @MetaTable
    public static class CashPayment extends Payment {
        String till;
    }
}
