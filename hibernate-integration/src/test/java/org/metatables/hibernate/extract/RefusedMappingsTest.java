package org.metatables.hibernate.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Subselect;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;
import org.metatables.annotations.MetaColumn;
import org.metatables.annotations.MetaTable;
import org.metatables.annotations.TimeIndexed;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.hibernate.testing.Boot;

/** What cannot be told is refused, with the place in the source and what to do. */
class RefusedMappingsTest {

    @Entity(name = "OrderItem")
    @Table(name = "order-item")
    @MetaTable
    static class OrderItem {
        @Id
        Long id;
    }

    @Entity(name = "ItemOfOrder")
    @Table(name = "order_item")
    static class ItemOfOrder {
        @Id
        Long id;
    }

    @Test
    void twoNamesThatBecomeOne() {
        assertRefused(OrderItem.class, ItemOfOrder.class)
                .hasMessageContaining("demo__order_item")
                .hasMessageContaining(OrderItem.class.getName())
                .hasMessageContaining(ItemOfOrder.class.getName());
    }

    @Entity
    @Immutable
    @Subselect("select 1 as id")
    @MetaTable
    static class View {
        @Id
        Long id;
    }

    @Test
    void aMetaTableWithoutATable() {
        assertRefused(View.class)
                .hasMessageContaining("no table of its own")
                .hasMessageContaining("RefusedMappingsTest$View");
    }

    @MappedSuperclass
    @MetaTable
    static class Base {
        @Id
        Long id;
    }

    @Entity
    static class Derived extends Base {}

    @Test
    void aMetaTableOnAMappedSuperclass() {
        assertRefused(Derived.class, Base.class).hasMessageContaining("mapped superclass");
    }

    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @MetaTable
    static class Animal {
        @Id
        Long id;
    }

    @Entity
    @MetaTable
    static class Dog extends Animal {}

    @Test
    void twoMetaTablesInASingleTableHierarchy() {
        assertRefused(Animal.class, Dog.class)
                .hasMessageContaining("RefusedMappingsTest$Animal")
                .hasMessageContaining("RefusedMappingsTest$Dog");
    }

    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Fruit {
        @Id
        Long id;
    }

    @Entity
    @MetaTable
    static class Apple extends Fruit {}

    @Test
    void aMetaTableOnASubclassWhoseTableBelongsToItsRoot() {
        assertRefused(Fruit.class, Apple.class)
                .hasMessageContaining("table belongs to")
                .hasMessageContaining("$Fruit");
    }

    @Entity
    @MetaTable
    static class MeaningOfNothing {
        @Id
        Long id;

        @Formula("id + 1")
        @MetaColumn(description = "one more")
        Long next;
    }

    @Entity
    @MetaTable
    static class MeaningOfTransient {
        @Id
        Long id;

        @Transient
        @MetaColumn(description = "never stored")
        Long next;
    }

    @Embeddable
    static class Pair {
        Integer one;
        Integer two;
    }

    @Entity
    @MetaTable
    static class MeaningOfMany {
        @Id
        Long id;

        @Embedded
        @MetaColumn(description = "two columns")
        Pair pair;
    }

    @Entity
    @MetaTable
    static class MeaningOfCollection {
        @Id
        Long id;

        @ElementCollection
        @MetaColumn(description = "a table")
        Set<String> tags;
    }

    @Test
    void aMetaColumnThatIsNoColumn() {
        assertRefused(MeaningOfNothing.class)
                .hasMessageContaining("@MetaColumn")
                .hasMessageContaining("attribute next");
        assertRefused(MeaningOfTransient.class).hasMessageContaining("attribute next");
        assertRefused(MeaningOfMany.class).hasMessageContaining("attribute pair");
        assertRefused(MeaningOfCollection.class).hasMessageContaining("attribute tags");
    }

    @Entity
    @MetaTable
    @TimeIndexed(column = "nowhere")
    static class UnknownTime {
        @Id
        Long id;
    }

    @Entity
    @MetaTable
    @TimeIndexed(column = "at", dimensions = "region")
    static class NullableDimension {
        @Id
        Instant at;

        String region;
    }

    @Entity
    @MetaTable
    @TimeIndexed(column = "id")
    static class NoTime {
        @Id
        Long id;
    }

    @Entity
    @MetaTable
    @TimeIndexed(column = "at", storageLayout = "monthly")
    static class BadLayout {
        @Id
        Instant at;
    }

    @Test
    void aGrainThatCannotBe() {
        assertRefused(UnknownTime.class).hasMessageContaining("nowhere").hasMessageContaining("UnknownTime");
        assertRefused(NullableDimension.class).hasMessageContaining("region").hasMessageContaining("null");
        assertRefused(NoTime.class).hasMessageContaining("int64");
        assertRefused(BadLayout.class).hasMessageContaining("key=value");
    }

    @Entity
    @MetaTable
    static class Serial {
        @Id
        @Column(columnDefinition = "bigserial")
        Long id;
    }

    @Entity
    @MetaTable
    static class Collated {
        @Id
        Long id;

        @Collate("C")
        String name;
    }

    @Entity
    @MetaTable
    static class WithOptions {
        @Id
        Long id;

        @Column(options = "storage external")
        String name;
    }

    @Entity
    @Table(options = "partition by range (id)")
    @MetaTable
    static class Partitioned {
        @Id
        Long id;
    }

    @Embeddable
    @Struct(name = "pair_type")
    static class StructPair {
        Integer one;
        Integer two;
    }

    @Entity
    @MetaTable
    static class WithStruct {
        @Id
        Long id;

        StructPair pair;
    }

    @Test
    void whatADefinitionDoesNotHold() {
        assertRefused(Serial.class).hasMessageContaining("bigserial").hasMessageContaining("attribute id");
        assertRefused(Collated.class).hasMessageContaining("collation").hasMessageContaining("attribute name");
        assertRefused(WithOptions.class).hasMessageContaining("storage external");
        assertRefused(Partitioned.class).hasMessageContaining("partition by");
        assertRefused(WithStruct.class).hasMessageContaining("pair_type").hasMessageContaining("attribute pair");
    }

    @Entity
    @MetaTable
    static class OddKey {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(options = "match full"))
        OddKey parent;
    }

    @Entity
    @Table(indexes = @Index(columnList = "nowhere"))
    @MetaTable
    static class OddIndex {
        @Id
        Long id;
    }

    @Entity
    @Table(indexes = @Index(columnList = "id", options = "using gin"))
    @MetaTable
    static class OddIndexOptions {
        @Id
        Long id;
    }

    @Test
    void keysAndIndexesThatCannotBeRead() {
        assertRefused(OddKey.class).hasMessageContaining("match full");
        assertRefused(OddIndex.class).hasMessageContaining("nowhere").hasMessageContaining("OddIndex");
        assertRefused(OddIndexOptions.class).hasMessageContaining("using gin");
    }

    @Entity(name = "A")
    @MetaTable
    static class OneSide {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "both")
        Set<OtherSide> others;
    }

    @Entity(name = "B")
    @MetaTable
    static class OtherSide {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "both")
        Set<OneSide> ones;
    }

    @Test
    void aTableOfTwoAttributes() {
        assertRefused(OneSide.class, OtherSide.class)
                .hasMessageContaining("demo__both")
                .hasMessageContaining("others")
                .hasMessageContaining("ones")
                .hasMessageContaining("mappedBy");
    }

    @Entity
    @MetaTable
    static class Fine {
        @Id
        Long id;
    }

    @Test
    void aMetaTableWithoutANamespace() {
        assertThatThrownBy(() -> EntityExtractor.extract(Boot.of(Fine.class).offlineMetadata(), "test"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("namespace")
                .hasMessageContaining("Fine");
    }

    @Test
    void aNamingStrategyThatReplacesThePrefix() {
        assertThatThrownBy(() -> EntityExtractor.extract(
                        new MetadataSources(new StandardServiceRegistryBuilder()
                                        .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                                        .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
                                        .applySetting("metatables.project", "demo")
                                        .build())
                                .addAnnotatedClass(Fine.class)
                                .getMetadataBuilder()
                                .applyPhysicalNamingStrategy(PhysicalNamingStrategyStandardImpl.INSTANCE)
                                .build(),
                        "test"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("PhysicalNamingStrategyStandardImpl")
                .hasMessageContaining("PrefixingNamingStrategy");
    }

    @Test
    void aDialectThatIsNotPostgres() {
        assertThatThrownBy(() -> EntityExtractor.extract(
                        Boot.of(Fine.class)
                                .with("metatables.project", "demo")
                                .with("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
                                .offlineMetadata(),
                        "test"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("H2Dialect");
    }

    @Test
    void whoeverDeclaresNoMetaTableIsHeldToNoRule() {
        assertThat(EntityExtractor.extract(
                                Boot.of(ItemOfOrder.class)
                                        .with("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
                                        .offlineMetadata(),
                                "test")
                        .get(0)
                        .tables())
                .isEmpty();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Class<?>... entities) {
        return assertThatThrownBy(() -> EntityExtractor.extract(
                        Boot.of(entities).with("metatables.project", "demo").offlineMetadata(), "test"))
                .isInstanceOf(InvalidDefinitionException.class);
    }
}
