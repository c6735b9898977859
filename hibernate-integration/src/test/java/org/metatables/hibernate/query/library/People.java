package org.metatables.hibernate.query.library;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.metatables.annotations.MetaTable;

/** The three strategies of inheritance. */
public final class People {

    private People() {}

    @Entity(name = "Person")
    @Table(name = "person")
    @Inheritance(strategy = InheritanceType.JOINED)
    @MetaTable
    public static class Person {
        @Id
        public Long id;

        public String name;
    }

    @Entity(name = "Employee")
    @Table(name = "employee")
    @MetaTable
    public static class Employee extends Person {
        public BigDecimal salary;

        @ManyToOne(fetch = FetchType.LAZY)
        public Employee boss;
    }

    @Entity(name = "Manager")
    @Table(name = "manager")
    @MetaTable
    public static class Manager extends Employee {
        public String department;
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind")
    @MetaTable
    public abstract static class Animal {
        @Id
        public Long id;

        public String name;
    }

    @Entity(name = "Dog")
    public static class Dog extends Animal {
        public Integer barks;
    }

    @Entity(name = "Cat")
    public static class Cat extends Animal {
        public Integer lives;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Payment {
        @Id
        public Long id;

        public BigDecimal amount;
    }

    @Entity(name = "CardPayment")
    @Table(name = "card_payment")
    @MetaTable
    public static class CardPayment extends Payment {
        public String card;
    }

    @Entity(name = "CashPayment")
    @Table(name = "cash_payment")
    @MetaTable
    public static class CashPayment extends Payment {
        public String till;
    }
}
