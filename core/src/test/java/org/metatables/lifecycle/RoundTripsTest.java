package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The costs that must not grow with the number of tables, counted on the wire. */
@PostgresTest
class RoundTripsTest {

    private static final Logger LOG = LoggerFactory.getLogger(RoundTripsTest.class);

    private final Database database;

    RoundTripsTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
    }

    @Test
    void areTheSameForOneTableAndForAHundred() throws SQLException {
        assertThat(measure(100)).isEqualTo(measure(1));
    }

    @Test
    @Tag("long")
    void areTheSameForAHundredTablesAndForAThousand() throws SQLException {
        assertThat(measure(1000)).isEqualTo(measure(100));
    }

    @Test
    void reservingIsOneRoundTripWhetherTheTablesAreNewChangedOrKnown() throws SQLException {
        List<TableDefinition> tables = Shop.tables(1000);
        List<TableDefinition> wider = tables.stream()
                .map(table -> Shop.table(table.name().table())
                        .column(Shop.column("region", "varchar(8)"))
                        .build())
                .toList();
        try (Connection connection = WireTurns.connect(database.database())) {
            for (List<TableDefinition> declared : List.of(tables, wider, wider)) {
                MigrationPlan plan = Shop.update(declared);
                Migration migration = Migration.begin(connection, plan);

                assertThat(WireTurns.of(migration::reserve)).isEqualTo(1);
                assertThat(WireTurns.of(() -> Migration.begin(connection, plan)))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void askingForAThousandTablesIsOneQuery() throws SQLException {
        List<TableDefinition> tables = Shop.tables(1000);
        try (Connection connection = WireTurns.connect(database.database())) {
            Migration.begin(connection, Shop.update(tables)).reserve();
            Catalog catalog = Catalog.of(connection);

            assertThat(WireTurns.of(catalog::list)).isEqualTo(1);
            assertThat(WireTurns.of(() -> catalog.resolve(
                            tables.stream().map(TableDefinition::name).toList())))
                    .isEqualTo(1);
        }
    }

    private List<Integer> measure(int count) throws SQLException {
        database.reset();
        List<TableDefinition> tables = Shop.tables(count);
        List<Integer> turns = new ArrayList<>();
        StringBuilder report = new StringBuilder();
        try (Connection connection = WireTurns.connect(database.database())) {
            for (String run : List.of("first update", "update with nothing to do")) {
                turns.add(timed(report, "check of the catalog", () -> CatalogInstaller.installOrUpgrade(connection)));
                Migration migration = Migration.begin(connection, Shop.update(tables));
                turns.add(timed(report, "reserve", migration::reserve));
                if (run.equals("first update")) {
                    database.execute(tables.stream().map(Shop::ddl).collect(Collectors.joining(";")));
                }
                turns.add(timed(report, "finalise", () -> migration.finalise(FinalisationMode.STRICT)));
                LOG.info("{} tables, {}: {}", count, run, report);
                report.setLength(0);
            }
        }
        return turns;
    }

    private static int timed(StringBuilder report, String what, WireTurns.Work work) throws SQLException {
        long start = System.nanoTime();
        int turns = WireTurns.of(work);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        report.append(what)
                .append(' ')
                .append(turns)
                .append(" round trips in ")
                .append(millis)
                .append(" ms; ");
        return turns;
    }
}
