package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class RunsTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();

    private final Database database;

    RunsTest(TestDatabase database) {
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
    void aRunWhoseConnectionIsThereIsAlive() throws SQLException {
        try (Connection connection = database.connect()) {
            UUID run = reserve(connection);

            assertThat(liveness(run)).isEqualTo(new Liveness.Alive());
        }
    }

    @Test
    void aRunWhoseConnectionIsGoneIsDeadUntilItIsAbandoned() throws Exception {
        UUID run = deadRun();

        assertThat(liveness(run)).isInstanceOf(Liveness.Dead.class);
        try (Connection connection = database.connect()) {
            Runs.abandon(connection, run);
        }
        assertThat(liveness(run)).isEqualTo(new Liveness.Finished());
        assertThat(database.rows("select outcome from metatables.run")).containsExactly("abandoned");
    }

    @Test
    void aRunIsDeadIfAnotherConnectionHasItsProcessNumber() throws SQLException {
        try (Connection connection = database.connect()) {
            UUID run = reserve(connection);
            database.execute("update metatables.run set backend_start = backend_start - interval '1 day'");

            assertThat(liveness(run))
                    .asInstanceOf(type(Liveness.Dead.class))
                    .extracting(Liveness.Dead::proof)
                    .asString()
                    .contains("another has its number");
        }
    }

    @Test
    void aDeathIsSeenWithinATransactionThatHasSeenTheRunAlive() throws Exception {
        try (Connection observer = database.connect()) {
            observer.setAutoCommit(false);
            UUID run;
            try (Connection connection = database.connect()) {
                run = reserve(connection);
                assertThat(Runs.liveness(observer, run)).isEqualTo(new Liveness.Alive());
            }
            awaitEndOfConnections();

            assertThat(Runs.liveness(observer, run)).isInstanceOf(Liveness.Dead.class);
            assertThat(observer.getAutoCommit()).isFalse();
        }
    }

    @Test
    void nothingIsProvedOfARunBehindAPooler() throws Exception {
        UUID run = deadRun();
        database.execute("update metatables.run set direct = false");

        assertThat(liveness(run))
                .asInstanceOf(type(Liveness.CannotTell.class))
                .extracting(Liveness.CannotTell::reason)
                .asString()
                .contains("pooler");
    }

    @Test
    void nothingIsProvedToARoleThatMayNotSeeTheConnection() throws SQLException {
        database.database().createRole("runs_test_reader", "secret");
        database.execute("grant select on metatables.run to runs_test_reader");
        try (Connection connection = database.connect();
                Connection reader = database.database()
                        .dataSourceFor("runs_test_reader", "secret")
                        .getConnection()) {
            UUID run = reserve(connection);

            assertThat(Runs.liveness(reader, run))
                    .asInstanceOf(type(Liveness.CannotTell.class))
                    .extracting(Liveness.CannotTell::reason)
                    .asString()
                    .contains("pg_read_all_stats");
        }
    }

    @Test
    void aRunThatEndedIsFinishedAndAnUnknownOneProvesNothing() throws SQLException {
        try (Connection connection = database.connect()) {
            database.execute(Shop.ddl(ACCOUNT));
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT));
            migration.reserve();
            migration.finalise(FinalisationMode.STRICT);

            assertThat(liveness(migration.runUid())).isEqualTo(new Liveness.Finished());
            assertThat(liveness(UUID.randomUUID())).isInstanceOf(Liveness.CannotTell.class);
        }
    }

    private UUID deadRun() throws Exception {
        UUID run;
        try (Connection connection = database.connect()) {
            run = reserve(connection);
        }
        awaitEndOfConnections();
        return run;
    }

    private static UUID reserve(Connection connection) {
        return Migration.begin(connection, Shop.update(List.of(ACCOUNT)))
                .reserve()
                .runUid();
    }

    private Liveness liveness(UUID run) throws SQLException {
        try (Connection connection = database.connect()) {
            return Runs.liveness(connection, run);
        }
    }

    /** A server process outlives the closing of its connection by a moment. */
    private void awaitEndOfConnections() throws Exception {
        Database.await(() -> database.rows("""
                        select count(*) from metatables.run r join pg_stat_activity a
                          on a.pid = r.backend_pid and a.backend_start = r.backend_start
                        """).equals(List.of("0")));
    }
}
