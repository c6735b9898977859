package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** An operation ends at its deadline, whatever it is doing, and leaves nothing behind. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlineTest {

    private static final String ENDLESS = "select count(*) from generate_series(1, 1000000000000)";
    private static final Duration SOON = Duration.ofMillis(150);

    private TestDatabase server;
    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void cancelsWhatTheServerDoes() {
        try (GovernedOperations operations = open(1)) {
            assertThatThrownBy(() -> operations.execute(endless().deadline(SOON).build()))
                    .isInstanceOf(OperationTimeoutException.class)
                    .hasMessageContaining("deadline of 150 ms")
                    .hasMessageContaining("Nothing was written");
            while (!running().equals("0")) {
                Thread.onSpinWait();
            }
            assertThat(operations.execute(read().build()).rowCount()).isEqualTo(1);
        }
    }

    @Test
    void countsTheTimeOfManyTrips() {
        try (GovernedOperations operations = open(1)) {
            OperationBuilder late = Operation.select("select n from generate_series(1, 100000000) n")
                    .read(database.account())
                    .offset(90_000_000)
                    .deadline(SOON);
            assertThatThrownBy(() -> operations.execute(late.build())).isInstanceOf(OperationTimeoutException.class);
            assertThat(operations.execute(read().build()).rowCount()).isEqualTo(1);
        }
    }

    @Test
    void stopsWaitingForAConnection() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (GovernedOperations operations = open(1)) {
            operations.execute(read().build());
            Future<?> busy = threads.submit(() -> operations.execute(
                    endless().deadline(Duration.ofSeconds(20)).build()));
            while (running().equals("0") && !busy.isDone()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> operations.execute(read().deadline(SOON).build()))
                    .isInstanceOf(OperationTimeoutException.class)
                    .hasMessageContaining("deadline of 150 ms");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(busy.isDone()).isFalse();
            database.sql("select pg_cancel_backend(pid) from pg_stat_activity where query like '" + ENDLESS + "%'");
            assertThatThrownBy(busy::get).hasCauseInstanceOf(OperationException.class);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("long")
    void leavesAConnectionThatDoesNotAnswer() {
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "socketFactory="
                + SwallowingSocketFactory.class.getName();
        try (GovernedOperations operations = GovernedOperations.open(
                OperationsConfig.of(url, database.login(), GovernedDatabase.PASSWORD, GovernedDatabase.TESTER)
                        .withPool(1, Duration.ofSeconds(5))
                        .withCatalogFreshness(Duration.ofHours(1)))) {
            OperationBuilder write = Operation.update("update account set visits = 0 where code = 'none'")
                    .write(database.account())
                    .deadline(SOON);
            operations.execute(write.deadline(Duration.ofSeconds(20)).build());
            SwallowingSocketFactory.SWALLOWS.set(true);
            assertThatThrownBy(() -> operations.execute(write.deadline(SOON).build()))
                    .isInstanceOf(OperationTimeoutException.class)
                    .hasMessageContaining("not known whether the write was committed");
            SwallowingSocketFactory.SWALLOWS.set(false);
            assertThat(operations.execute(read().build()).rowCount()).isEqualTo(1);
        } finally {
            SwallowingSocketFactory.SWALLOWS.set(false);
        }
    }

    @Test
    void holdsUnderManyThreads() throws Exception {
        assertThat(MixedLoad.run(database, Duration.ofMillis(1_200)).problems()).isEmpty();
    }

    @Test
    @Tag("long")
    void holdsUnderManyThreadsForLong() throws Exception {
        MixedLoad.Outcome outcome = MixedLoad.run(database, Duration.ofSeconds(60));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.longestOverrun()).isLessThan(Duration.ofMillis(100));
    }

    private GovernedOperations open(int connections) {
        return GovernedOperations.open(database.config().withPool(connections, Duration.ofSeconds(5)));
    }

    private OperationBuilder endless() {
        return Operation.select(ENDLESS).read(database.account());
    }

    private OperationBuilder read() {
        return Operation.select("select code from account where code = 'ACME'").read(database.account());
    }

    private String running() {
        return database.one(
                "select count(*) from pg_stat_activity where state = 'active' and query like '" + ENDLESS + "%'");
    }
}
