package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.contract.DataTypes;
import org.metatables.naming.PhysicalName;

class GrainIndexTest {

    @Test
    void addsAUniqueIndexOverTheOrderedGrain() {
        TableDefinition table =
                series("t2").timeIndex(grain("time_index", "asset")).build();

        assertThat(table.indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).contains("uix__app__t2__time_index__asset");
            assertThat(index.unique()).isTrue();
            assertThat(index.columns()).containsExactly("time_index", "asset");
        });
    }

    @Test
    void reusesAUniqueIndexOverTheGrain() {
        Index own = named("my_grain", "asset", "time_index");
        TableDefinition table =
                series("t").index(own).timeIndex(grain("time_index", "asset")).build();

        assertThat(table.indexes()).containsExactly(own);
    }

    @Test
    void reusesAUniqueConstraintInAnotherOrder() {
        TableDefinition table = series("t")
                .unique(new UniqueConstraint(Optional.empty(), List.of("asset", "time_index")))
                .timeIndex(grain("time_index", "asset"))
                .build();

        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void reusesThePrimaryKey() {
        TableDefinition table = series("t")
                .primaryKey("asset", "time_index")
                .timeIndex(grain("time_index", "asset"))
                .build();

        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void doesNotCountAnIndexThatIsNotUniqueOrWiderOrPartialOrOverAnExpression() {
        List<Index> others = List.of(
                Index.on(List.of("time_index"), false),
                Index.on(List.of("time_index", "asset"), true),
                new Index(
                        Optional.empty(),
                        List.of(Index.Part.column("time_index")),
                        true,
                        "btree",
                        List.of(),
                        Optional.of("v > 0")),
                new Index(
                        Optional.empty(),
                        List.of(new Index.Part("time_index", true, false, Optional.empty())),
                        true,
                        "btree",
                        List.of(),
                        Optional.empty()));
        for (Index other : others) {
            TableDefinition table =
                    series("t19").index(other).timeIndex(grain("time_index")).build();

            assertThat(table.indexes()).hasSize(2).startsWith(other);
            assertThat(table.indexes().get(1).name()).contains("uix__app__t19__time_index");
        }
    }

    @Test
    void refusesAGrainThatDoesNotBeginWithTheTime() {
        assertThatThrownBy(
                        () -> new TimeIndex("time_index", List.of("asset", "time_index"), Optional.empty(), Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("begins with asset");
    }

    @Test
    void refusesAGrainThatNamesAColumnTwice() {
        assertThatThrownBy(() -> grain("time_index", "asset", "asset"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAGrainOverAColumnThatIsNotThere() {
        assertThatThrownBy(() ->
                        series("t").timeIndex(grain("time_index", "region")).build())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("region")
                .hasMessageContaining("public.app__t");
    }

    @Test
    void refusesAColumnThatTakesNull() {
        assertThatThrownBy(() -> series("t").timeIndex(grain("time_index", "v")).build())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("The column v belongs to the grain and takes null.");
    }

    @Test
    void refusesATimeThatIsNoTimeOrHasNoTimeZone() {
        for (String sqlType : List.of("text", "timestamp(6)")) {
            TableDefinitionBuilder table = TableDefinition.builder(
                            PhysicalName.inDefaultSchema("app__t"), "app", new Authoring.Entity("app", "T"))
                    .column(column("time_index", sqlType).notNull())
                    .timeIndex(grain("time_index"));

            assertThatThrownBy(table::build)
                    .isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining("Make it a date or a timestamp with time zone");
        }
    }

    @Test
    void takesADateForATime() {
        TableDefinition table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("app__t"), "app", new Authoring.Entity("app", "T"))
                .column(column("time_index", "date").notNull())
                .timeIndex(grain("time_index"))
                .build();

        assertThat(table.indexes()).hasSize(1);
    }

    @Test
    void normalisesTheCadence() {
        assertThat(new TimeIndex("t", List.of("t"), Optional.of(" 1D "), Map.of()).cadence())
                .contains("1d");
        assertThatThrownBy(() -> new TimeIndex("t", List.of("t"), Optional.of("daily"), Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("'daily'");
    }

    private static TableDefinitionBuilder series(String name) {
        return TableDefinition.builder(
                        PhysicalName.inDefaultSchema("app__" + name), "app", new Authoring.Entity("app", name))
                .column(column("time_index", "timestamp(6) with time zone").notNull())
                .column(column("asset", "varchar(32)").notNull())
                .column(column("v", "float(53)"));
    }

    private static TimeIndex grain(String... columns) {
        return new TimeIndex("time_index", List.of(columns), Optional.empty(), Map.of());
    }

    private static Index named(String name, String... columns) {
        return new Index(
                Optional.of(name),
                List.of(columns).stream().map(Index.Part::column).toList(),
                true,
                "btree",
                List.of(),
                Optional.empty());
    }

    private static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }
}
