package org.metatables.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;

class DefinitionRulesTest {

    private static final String TOO_LONG = "n".repeat(64);
    private static final String ESCAPE = "0); drop table victim; select (0";

    @Test
    void aUsualTableHasNoFault() {
        assertThat(DefinitionRules.faults(table("account").column(column("id")).build()))
                .isEmpty();
    }

    @Test
    void aNameCountsByItsBytes() {
        assertThat(DefinitionRules.faultOfName("n".repeat(63))).isEmpty();
        assertThat(DefinitionRules.faultOfName("ü".repeat(32)))
                .hasValue("The name has 64 bytes, and PostgreSQL keeps 63.");
        assertThat(DefinitionRules.faultOfName(" ")).hasValue("The name is blank.");
    }

    @Test
    void everyNameThatPostgresWouldCutIsReported() {
        TableDefinition table = table(TOO_LONG)
                .column(column(TOO_LONG))
                .primaryKey(new PrimaryKey(Optional.of(TOO_LONG), List.of(TOO_LONG)))
                .unique(new UniqueConstraint(Optional.of(TOO_LONG), List.of(TOO_LONG)))
                .check(new Check(Optional.of(TOO_LONG), "true"))
                .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema(TOO_LONG), 1, 1))
                .enumType(new EnumTypeDefinition(PhysicalName.inDefaultSchema("color"), List.of(TOO_LONG)))
                .foreignKey(ForeignKey.of(List.of(TOO_LONG), new PhysicalName(TOO_LONG, "parent"), List.of("id")))
                .build();

        assertThat(DefinitionRules.faults(table))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "table",
                        "column \"" + TOO_LONG + "\"",
                        "primary key",
                        "unique constraint",
                        "check",
                        "foreign key, target, schema",
                        "sequence",
                        "enum type public.color, label");
    }

    @Test
    void everyTextWithTheCharacterZeroIsReported() {
        TableDefinition table = table("account")
                .identifier("a\0")
                .description("a\0")
                .comment("a\0")
                .labels(List.of("a\0"))
                .column(column("id\0").withComment("a\0").meaning("a\0", "a\0", "a\0"))
                .check(new Check(Optional.empty(), "id > 0\0"))
                .build();

        assertThat(DefinitionRules.faults(table)).hasSize(10).allMatch(fault -> fault.contains("code zero"));
    }

    @Test
    void everySqlTextThatCouldLeaveItsPlaceIsReported() {
        TableDefinition table = table("account")
                .column(column("a").withValue(new ColumnValue.Default(ESCAPE)))
                .column(column("b").withValue(new ColumnValue.Generated(ESCAPE)))
                .column(ColumnDefinition.of("c", DataTypes.ofSqlType("integer, d integer")))
                .check(new Check(Optional.empty(), ESCAPE))
                .index(new Index(
                        Optional.empty(),
                        List.of(new Index.Part(ESCAPE, true, false, Optional.empty())),
                        false,
                        "btree",
                        List.of(),
                        Optional.of(ESCAPE)))
                .build();

        assertThat(DefinitionRules.faults(table))
                .containsExactly(
                        "column \"a\", default: The SQL text closes a parenthesis that it did not open.",
                        "column \"b\", generated: The SQL text closes a parenthesis that it did not open.",
                        "column \"c\", type: The SQL text holds a comma.",
                        "check: The SQL text closes a parenthesis that it did not open.",
                        "index, condition: The SQL text closes a parenthesis that it did not open.",
                        "index, expression: The SQL text closes a parenthesis that it did not open.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigint DEFAULT 7",
                "bigint not\nnull",
                "bigint primary key",
                "bigint unique",
                "bigint references victim (id)",
                "bigint check (id > 0)",
                "bigint constraint c check (true)",
                "bigint generated always as identity"
            })
    void aTypeThatSaysMoreThanATypeIsReported(String type) {
        TableDefinition table = table("account")
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType(type)))
                .build();

        assertThat(DefinitionRules.faults(table))
                .singleElement()
                .asString()
                .startsWith("column \"id\", type: The SQL text holds the word '")
                .endsWith("', which is no part of a type.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp(3) without time zone",
                "double precision",
                "numeric(10, 2)[]",
                "text collate \"C\"",
                "shop.not_null",
                "\"default\".\"unique\"",
                "interval year to month"
            })
    void aTypeMayHaveManyWords(String type) {
        TableDefinition table = table("account")
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType(type)))
                .build();

        assertThat(DefinitionRules.faults(table)).isEmpty();
    }

    @Test
    void aLogicalNameThatNoIndexCouldHoldIsReported() {
        TableDefinition table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("account"), "n".repeat(1_000), new Authoring.Entity("a", "B"))
                .identifier("ü".repeat(501))
                .labels(List.of("pii", "l".repeat(1_001)))
                .column(column("id"))
                .build();

        assertThat(DefinitionRules.faults(table))
                .containsExactly(
                        "identifier: It has 1002 bytes, and the catalog keeps 1000.",
                        "labels: It has 1001 bytes, and the catalog keeps 1000.");
    }

    @Test
    void moreColumnsThanPostgresAllowsAndStepsOfZeroAreReported() {
        TableDefinitionBuilder table =
                table("wide").sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("still"), 1, 0));
        for (int i = 0; i <= DefinitionRules.MOST_COLUMNS; i++) {
            table.column(column("c" + i));
        }

        assertThat(DefinitionRules.faults(table.build()))
                .containsExactly(
                        "columns: There are 1601, and PostgreSQL allows 1600.",
                        "sequence public.still: It cannot go by steps of zero.");
    }

    private static TableDefinitionBuilder table(String name) {
        return TableDefinition.builder(
                PhysicalName.inDefaultSchema(name), "test", new Authoring.Entity("org.example", "Example"));
    }

    private static ColumnDefinition column(String name) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType("integer"));
    }
}
