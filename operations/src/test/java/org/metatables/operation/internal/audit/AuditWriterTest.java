package org.metatables.operation.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.OperationKind;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The thread that writes the audit, on a database that goes away and comes back. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditWriterTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String COUNT = "select count(*) from metatables.audit";

    private final AtomicInteger numbers = new AtomicInteger();
    private TestDatabase server;
    private GovernedDatabase database;
    private AuditQueue queue;
    private AuditWriter writer;
    private volatile boolean away;

    @BeforeAll
    void open(TestDatabase given) {
        server = given;
        database = new GovernedDatabase(given);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void start() throws SQLException {
        database.sql("delete from metatables.audit");
        away = false;
        queue = new AuditQueue();
        writer = new AuditWriter(queue, this::connect, new AuditStore(this::connect));
        writer.start();
    }

    @AfterEach
    void stop() {
        away = false;
        writer.close();
    }

    @Test
    void writesManyRowsOfManyThreadsInTheOrderOfEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 20; thread++) {
                done.add(threads.submit(() -> {
                    for (int row = 0; row < 200; row++) {
                        assertThat(queue.reserve(LONG)).isTrue();
                        add("ada", false);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        writer.close();
        assertThat(database.one(COUNT)).isEqualTo("4000");
    }

    @Test
    void keepsItsRowsInOrderWhileTheDatabaseIsAwayAndTakesNoMoreThanThereIsPlaceFor() {
        goAway();
        List<PendingRow> rows = new ArrayList<>();
        for (int row = 0; row < AuditQueue.MOST; row++) {
            assertThat(queue.reserve(Duration.ZERO)).isTrue();
            rows.add(add("row " + row, false));
        }
        assertThat(queue.reserve(Duration.ofMillis(1)))
                .as("a place for one more")
                .isFalse();
        assertThat(rows.get(0).await(Duration.ofMillis(1))).isFalse();

        away = false;

        assertThat(queue.reserve(LONG)).as("a place when the database is back").isTrue();
        assertThat(rows.get(AuditQueue.MOST - 1).await(LONG)).isTrue();
        assertThat(database.one(COUNT)).isEqualTo(String.valueOf(AuditQueue.MOST));
        assertThat(database.one(
                        "select count(*) from (select least, lag(greatest) over (order by batch) as before from ("
                                + "select xmin::text::bigint as batch, min(number) as least, max(number) as greatest from ("
                                + "select xmin, substr(principal, 5)::int as number from metatables.audit) a group by 1) b) c"
                                + " where least < before"))
                .as("batches out of order")
                .isEqualTo("0");
    }

    @Test
    void letsOneRowThatTheDatabaseDoesNotTakeKeepNoOtherFromIt() {
        PendingRow before = add(place(), "ada", true);
        PendingRow unwritable = add(place(), "a\0da", true);
        PendingRow after = add(place(), "grace", true);

        assertThat(after.await(LONG)).isTrue();
        assertThat(before.await(LONG)).isTrue();
        assertThat(unwritable.await(LONG)).isFalse();
        assertThat(database.one(COUNT)).isEqualTo("2");
    }

    @Test
    void leavesARowAsItIsThatIsThereAlready() {
        AuditRecord row = row("ada");
        queue.reserve(LONG);
        PendingRow first = new PendingRow(row, true);
        queue.add(first);
        assertThat(first.await(LONG)).isTrue();
        queue.reserve(LONG);
        PendingRow again = new PendingRow(
                new AuditRecord(row.id(), row.at(), row.caller(), row.request(), result(AuditOutcome.UNKNOWN)), true);
        queue.add(again);

        assertThat(again.await(LONG)).isTrue();
        assertThat(database.one("select outcome from metatables.audit")).isEqualTo("succeeded");
    }

    @Test
    void givesUpWhatWaitsWhereTheDatabaseIsAwayWhenItIsClosed() {
        goAway();
        PendingRow row = add(place(), "ada", false);

        writer.close();

        assertThat(row.await(LONG)).isFalse();
        assertThat(database.one(COUNT)).isEqualTo("0");
        PendingRow late = add(place(), "ada", false);
        assertThat(late.await(LONG)).isFalse();
    }

    private boolean place() {
        return queue.reserve(LONG);
    }

    private PendingRow add(boolean place, String principal, boolean awaited) {
        assertThat(place).isTrue();
        return add(principal, awaited);
    }

    private PendingRow add(String principal, boolean awaited) {
        PendingRow row = new PendingRow(row(principal), awaited);
        queue.add(row);
        return row;
    }

    private AuditRecord row(String principal) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(numbers.incrementAndGet(), ChronoUnit.MICROS);
        return new AuditRecord(
                TimeOrderedId.at(at),
                at,
                new AuditCaller(Optional.of(principal), Optional.empty(), "test", database.login()),
                new AuditRequest(
                        OperationKind.SELECT, Map.of(), "00".repeat(32), Optional.empty(), List.of(), Optional.empty()),
                result(AuditOutcome.SUCCEEDED));
    }

    private static AuditResult result(AuditOutcome outcome) {
        return new AuditResult(
                outcome,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                Optional.of(Duration.ofMillis(1)));
    }

    /** Ends the connection of the writer, and lets it make no other. */
    private void goAway() {
        away = true;
        database.sql(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'audit-writer-test'");
    }

    private Connection connect() throws SQLException {
        if (away) {
            throw new SQLException("The database is away.", "08001");
        }
        Connection connection = server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                .getConnection();
        connection.setClientInfo("ApplicationName", "audit-writer-test");
        return connection;
    }
}
