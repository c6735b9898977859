package org.metatables.hibernate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.metatables.annotations.SimpleTable;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.SimpleField;
import org.metatables.hibernate.extract.SimpleTableDeclaration;
import org.metatables.hibernate.store.ledger.Balance;
import org.metatables.hibernate.store.ledger.Customer;
import org.metatables.hibernate.store.ledger.Debt;
import org.metatables.hibernate.testing.Boot;
import org.metatables.settings.MetaTablesSettings;

/** What a simple table is, and what it must not declare. */
class SimpleTableRulesTest {

    @Test
    void definesTheTableOfAnEntityWithTheIdThatTheDatabaseMakes() {
        List<SimpleTableDeclaration> tables = declared(Customer.class, Balance.class, Debt.class);

        assertThat(tables)
                .extracting(table -> table.table().definition().name().toString())
                .containsExactly(
                        "public.demo__customer_balance", "public.demo__customer", "public.demo__customer_debt");
        TableDefinition balance = tables.get(0).table().definition();
        assertThat(balance.columns()).extracting(column -> column.name()).contains("id", "customer_id", "as_of_date");
        assertThat(balance.foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.columns()).containsExactly("customer_id");
            assertThat(key.onDelete()).isEqualTo(ForeignKey.Action.CASCADE);
        });
    }

    @Test
    void knowsTheFieldsWithoutTheId() {
        List<SimpleField> fields =
                declared(Customer.class, Balance.class).get(0).fields();

        assertThat(fields).extracting(SimpleField::attribute).containsExactly("customer", "asOfDate", "balanceUsd");
        assertThat(fields)
                .extracting(field -> field.column().name())
                .containsExactly("customer_id", "as_of_date", "balance_usd");
        assertThat(fields.get(0).reference()).isTrue();
        assertThat(fields.get(0).type()).isEqualTo(Customer.class);
        assertThat(fields.get(1).ops())
                .hasValueSatisfying(ops -> assertThat(ops.order()).isTrue());
    }

    @Test
    void leavesSimpleTablesToNoMigration() {
        assertThat(EntityExtractor.extract(boot(Customer.class).offlineMetadata(), "test"))
                .allSatisfy(extraction -> assertThat(extraction.tables()).isEmpty());
    }

    @Entity
    static class WithKey extends SimpleTable {
        @Id
        UUID uid;
    }

    @Entity
    static class WithFieldId extends SimpleTable {
        Long id;
    }

    @MappedSuperclass
    abstract static class Audited extends SimpleTable {
        String author;
    }

    @Entity
    static class Note extends Audited {
        String text;
    }

    @Test
    void takesWhatMappedSuperclassesDeclare() {
        assertThat(declared(Note.class).get(0).fields())
                .extracting(SimpleField::attribute)
                .containsExactly("author", "text");
    }

    @Test
    void refusesAnotherId() {
        assertRefused(WithKey.class).hasMessageContaining("WithKey");
        assertRefused(WithFieldId.class).hasMessageContaining("WithFieldId");
    }

    @Entity
    static class WithVersion extends SimpleTable {
        @Version
        int version;
    }

    @Entity
    static class WithTags extends SimpleTable {
        @ElementCollection
        Set<String> tags;
    }

    @Entity
    static class WithArray extends SimpleTable {
        String[] names;
    }

    @Entity
    static class WithBytes extends SimpleTable {
        byte[] picture;
    }

    @Test
    void refusesArraysWhichRowsOfManyWouldTakeApart() {
        assertRefused(WithArray.class)
                .hasMessageContaining("attribute names")
                .hasMessageContaining("cannot hold an array");
        assertThat(declared(WithBytes.class).get(0).fields())
                .extracting(SimpleField::attribute)
                .containsExactly("picture");
    }

    @Embeddable
    static class Address {
        String street;
        String city;
    }

    @Entity
    static class WithAddress extends SimpleTable {
        @Embedded
        Address address;
    }

    @Entity
    static class Ordinary {
        @Id
        Long id;
    }

    @Entity
    static class ToOrdinary extends SimpleTable {
        @ManyToOne
        Ordinary other;
    }

    @Entity
    static class Base extends SimpleTable {
        String name;
    }

    @Entity
    static class Derived extends Base {}

    @Test
    void refusesWhatOneTableOfValuesCannotHold() {
        assertRefused(WithVersion.class).hasMessageContaining("@Version");
        assertRefused(WithTags.class).hasMessageContaining("attribute tags");
        assertRefused(WithAddress.class).hasMessageContaining("attribute address");
        assertRefused(ToOrdinary.class, Ordinary.class)
                .hasMessageContaining("attribute other")
                .hasMessageContaining("$Ordinary, which is none");
        assertRefused(Base.class, Derived.class).hasMessageContaining("hierarchy");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Class<?>... entities) {
        return assertThatThrownBy(() -> declared(entities))
                .isInstanceOf(org.metatables.definition.InvalidDefinitionException.class);
    }

    private static List<SimpleTableDeclaration> declared(Class<?>... entities) {
        return EntityExtractor.simpleTables(boot(entities).offlineMetadata(), "test");
    }

    private static Boot boot(Class<?>... entities) {
        return Boot.of(entities).with(MetaTablesSettings.PROJECT, "demo");
    }
}
