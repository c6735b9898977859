package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.SoftDelete;
import org.metatables.annotations.MetaTable;

/** Secondary, collection and join tables, maps, and soft deletion. */
public final class Plurals {

    private Plurals() {}

    @Embeddable
    public static class Address {
        @Column(name = "zip_code", length = 10)
        String zip;

        String city;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    @SecondaryTable(name = "person_bio")
    @MetaTable
    public static class Person {
        @Id
        Long id;

        @Embedded
        Address home;

        @Embedded
        @AttributeOverride(name = "zip", column = @Column(name = "work_zip", length = 10))
        @AttributeOverride(name = "city", column = @Column(name = "work_city", nullable = false))
        Address work;

        @Column(table = "person_bio", columnDefinition = "text")
        String bio;

        @ElementCollection
        Set<String> tags;

        @ElementCollection
        @OrderColumn
        @CollectionTable(name = "person_alias")
        List<String> aliases;

        @ElementCollection
        List<String> bag;

        @ElementCollection
        @MapKeyColumn(name = "game", length = 30)
        @CollectionTable(name = "person_score", schema = "sales")
        Map<String, Integer> scores;

        @ElementCollection
        List<Address> addresses;

        @ManyToMany
        Set<Skill> skills;

        @ManyToMany(mappedBy = "people")
        Set<Team> teams;

        @ManyToOne
        @JoinTable(name = "person_mentor")
        Skill mentoredIn;

        @OneToMany
        @JoinColumn(name = "owner_id")
        @OrderColumn(name = "position")
        List<Pet> pets;
    }

    @Entity(name = "Pet")
    @Table(name = "pet")
    @MetaTable
    public static class Pet {
        @Id
        Long id;
    }

    @Entity(name = "Skill")
    @Table(name = "skill")
    @SoftDelete
    @MetaTable
    public static class Skill {
        @Id
        Long id;
    }

    @Entity(name = "Team")
    @Table(name = "team")
    @MetaTable
    public static class Team {
        @Id
        Long id;

        @ManyToMany
        Set<Person> people;

        @OneToMany
        List<Skill> required;
    }
}
