package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.TenantId;
import org.metatables.annotations.MetaTable;

/** Generated, composite, shared and foreign keys. */
public final class Keys {

    private Keys() {}

    @Entity
    @Table(name = "by_identity")
    @MetaTable
    public static class ByIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @TenantId
        String tenant;

        @Formula("id + 1")
        Long next;
    }

    @Entity
    @Table(name = "by_sequence")
    @MetaTable
    public static class BySequence {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Table(name = "by_own_sequence", schema = "sales")
    @MetaTable
    public static class ByOwnSequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "own")
        @SequenceGenerator(
                name = "own",
                schema = "sales",
                sequenceName = "own_numbers",
                initialValue = 1000,
                allocationSize = 10)
        Integer id;
    }

    @Entity
    @Table(name = "by_database")
    @MetaTable
    public static class ByDatabase {
        @Id
        @ColumnDefault("gen_random_uuid()")
        UUID id;

        @NaturalId
        String country;

        @NaturalId
        String code;
    }

    @Embeddable
    public record LineKey(long orderNo, int lineNo) {}

    @Entity
    @Table(name = "line", schema = "sales")
    @MetaTable
    public static class Line {
        @EmbeddedId
        LineKey key;

        @ManyToOne
        Line previous;

        @ManyToOne(optional = false)
        @OnDelete(action = OnDeleteAction.CASCADE)
        BySequence owner;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_named_by_hand"))
        @OnDelete(action = OnDeleteAction.SET_NULL)
        ByDatabase other;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(jakarta.persistence.ConstraintMode.NO_CONSTRAINT))
        ByIdentity loose;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                foreignKeyDefinition =
                                        "foreign key (defined_id) references zoo__by_sequence on update cascade deferrable"))
        BySequence defined;

        @OneToOne
        @JoinColumn(unique = true)
        ByDatabase unique;

        @Any
        @AnyKeyJavaClass(Long.class)
        @JoinColumn(name = "any_id")
        @Column(name = "any_type")
        @AnyDiscriminatorValue(discriminator = "S", entity = BySequence.class)
        @AnyDiscriminatorValue(discriminator = "I", entity = ByIdentity.class)
        Object any;
    }

    @Entity
    @Table(name = "shared_key")
    @MetaTable
    public static class SharedKey {
        @Id
        Long id;

        @OneToOne
        @MapsId
        BySequence owner;
    }
}
