package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Many runs at once, each with a connection of its own, on an empty database. */
@PostgresTest
class ConcurrencyTest {

    private static final int RUNS = 12;
    private static final int ROUNDS = Integer.getInteger("metatables.rounds", 20);

    private final ExecutorService threads = Executors.newFixedThreadPool(RUNS);
    private final Database database;

    ConcurrencyTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void stopThreads() throws SQLException {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void twelveUpdatesOfOneProjectAllSucceedAndDoTheWorkOnce() throws Exception {
        List<TableDefinition> tables = Shop.tables(5);
        for (int round = 0; round < ROUNDS; round++) {
            database.empty();

            List<Outcome> outcomes = atOnce(RUNS, run -> update(Shop.update(tables), tables));

            assertThat(outcomes).allMatch(outcome -> outcome.report().ok());
            assertThat(outcomes.stream().map(Outcome::uids).distinct())
                    .as("uids of round %s", round)
                    .hasSize(1);
            assertThat(database.rows("""
                            select count(*), count(distinct physical_table_name), max(revision), min(provisioning_status)
                            from metatables.meta_table
                            """)).containsExactly("6|6|1|active");
            assertThat(database.rows("""
                            select count(*), sum(tables_activated), count(*) filter (where outcome = 'succeeded')
                            from metatables.run
                            """))
                    .as("every table was activated by one run")
                    .containsExactly(RUNS + "|" + tables.size() + "|" + RUNS);
        }
    }

    @Test
    void twelveProjectsMakeTheirTablesInOneDatabase() throws Exception {
        database.empty();

        List<Outcome> outcomes = atOnce(RUNS, run -> {
            List<TableDefinition> tables = List.of(Shop.table("table_of_" + run).build());
            MigrationProvider provider = MigrationProvider.of("project" + run, "main");
            DefinitionSet definitions =
                    new DefinitionSet(provider, tables, new DefinitionOrigin("test", "none", "none"));
            ChangeLogTable root = new ChangeLogTable(PhysicalName.inDefaultSchema("changelog_" + run));
            return update(MigrationPlan.of(definitions, root, "update"), tables);
        });

        assertThat(outcomes).allMatch(outcome -> outcome.report().ok());
        assertThat(database.rows("select count(*) from metatables.meta_table where root_uid is null"))
                .containsExactly("" + RUNS);
    }

    private Outcome update(MigrationPlan plan, List<TableDefinition> tables) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            Migration migration = Migration.begin(connection, plan);
            ReservationReport reservation = migration.reserve();
            migrate(connection, plan.root(), tables);
            FinalisationReport report = migration.finalise(FinalisationMode.STRICT);
            return new Outcome(
                    reservation.tables().stream().map(Reservation::uid).toList(), report);
        }
    }

    /** What a migration tool does: under a lock of its own, only what is not there yet. */
    private static void migrate(Connection connection, ChangeLogTable root, List<TableDefinition> tables)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(4711)");
            statement.execute("create table if not exists " + root.name().quoted() + " (id varchar(255))");
            for (TableDefinition table : tables) {
                statement.execute(Shop.ddl(table).replace("create table", "create table if not exists"));
            }
        }
        connection.commit();
    }

    private List<Outcome> atOnce(int count, Run run) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<Outcome>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Callable<Outcome> work = () -> {
                start.await();
                return run.number(number);
            };
            futures.add(threads.submit(work));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : futures) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    private interface Run {
        Outcome number(int number) throws SQLException;
    }

    private record Outcome(List<UUID> uids, FinalisationReport report) {}
}
