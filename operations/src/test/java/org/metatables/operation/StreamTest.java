package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A stream gives all rows in constant memory, and its one connection back in the end. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {

    private static final long MEGABYTE = 1L << 20;

    private GovernedDatabase database;
    private GovernedOperations operations;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        operations = GovernedOperations.open(
                database.config().withPool(1, Duration.ofSeconds(20)).withMaxResultBytes(MEGABYTE));
    }

    @AfterAll
    void close() {
        operations.close();
        database.close();
    }

    @AfterEach
    void hasItsConnectionAgain() {
        assertThat(operations
                        .execute(Operation.select("select code from account")
                                .read(database.account())
                                .build())
                        .rowCount())
                .isEqualTo(1);
        assertThat(database.one("select count(*) from pg_stat_activity where usename = '" + database.login()
                        + "' and state like 'idle in transaction%'"))
                .isEqualTo("0");
    }

    @Test
    void givesMoreRowsThanAResultMayHoldBytesAndRows() {
        try (Stream<Row> rows = operations.stream(numbers(50_000))) {
            assertThat(rows.mapToLong(row -> row.get("n", Long.class).orElseThrow())
                            .sum())
                    .isEqualTo(50_000L * 50_001 / 2);
        }
    }

    @Test
    void givesItsConnectionBackAtTheLastRow() {
        Stream<Row> rows = operations.stream(numbers(2_500));
        assertThat(rows.count()).isEqualTo(2_500);
        hasItsConnectionAgain();
        rows.close();
    }

    @Test
    void givesItsConnectionBackWhenItIsClosedInTheMiddle() {
        try (Stream<Row> rows = operations.stream(numbers(1_000_000))) {
            assertThat(rows.iterator().next().get("n")).contains(1L);
        }
    }

    @Test
    void failsWhereTheStatementFails() {
        Operation failing = Operation.select("select 1 / (3000 - n) as x from generate_series(1, 1000000) n")
                .read(database.account())
                .build();
        try (Stream<Row> rows = operations.stream(failing)) {
            assertThatThrownBy(rows::count)
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("22012");
        }
        hasItsConnectionAgain();
        assertThatThrownBy(() -> operations.stream(Operation.select("select 1 / :zero as x")
                        .read(database.account())
                        .parameter("zero", 0)
                        .build()))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void boundsTheBytesOfEachRow() {
        Operation large = Operation.select("select repeat('x', 600000 * n) as big from generate_series(1, 2) n")
                .read(database.account())
                .build();
        assertThatThrownBy(() -> count(large)).isInstanceOf(ResultTooLargeException.class);
    }

    @Test
    void endsAtItsDeadline() {
        Operation late = Operation.select("select generate_series(1, 1000000000) as n")
                .read(database.account())
                .deadline(Duration.ofMillis(200))
                .build();
        assertThatThrownBy(() -> count(late)).isInstanceOf(OperationTimeoutException.class);
    }

    @Test
    void takesTheConnectionOfALostStreamBack() {
        assertThat(operations.stream(numbers(100_000)).iterator().next().get("n"))
                .contains(1L);
        System.gc();
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!database.one("select count(*) from pg_stat_activity where usename = '" + database.login()
                                + "' and state like 'idle in transaction%'")
                        .equals("0")
                && System.nanoTime() < patience) {
            System.gc();
        }
    }

    @Test
    void isNeverMistakenForOneThatWasReadToItsEnd() {
        Iterator<Row> left;
        try (Stream<Row> rows = operations.stream(numbers(1_000))) {
            left = rows.iterator();
            left.next();
        }
        assertThatThrownBy(() -> left.forEachRemaining(row -> {}))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("The stream was closed before its last row was read.");
    }

    @Test
    void isClosedByAnotherThreadWhileTheServerComputesARow() throws Exception {
        Operation slow = Operation.select(
                        "select n from (select generate_series(1, 1000000000000) as n) g where n < 17")
                .read(database.account())
                .statementTimeout(Duration.ofMinutes(1))
                .build();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Stream<Row> rows = operations.stream(slow);
            Future<Long> read = reader.submit(() -> rows.map(Row::columns).count());
            while (!"active"
                    .equals(database.one("select state from pg_stat_activity where query like '%) g where n < 17'"
                            + " and usename = '" + database.login() + "' and state = 'active'"))) {
                Thread.onSpinWait();
            }
            rows.close();
            assertThatThrownBy(() -> read.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessageContaining("closed before its last row");
        } finally {
            reader.shutdownNow();
        }
    }

    @Test
    void isOfReadsOnly() {
        assertThatThrownBy(() -> operations.stream(Operation.update("update account set visits = 1 returning code")
                        .write(database.account())
                        .build()))
                .isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> operations.stream(Operation.select("select 1")
                        .read(database.account())
                        .offset(1)
                        .build()))
                .isInstanceOf(InvalidOperationException.class);
    }

    @Test
    @Tag("long")
    void holdsOnlyTheRowsOfOneTrip() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long idle = runtime.totalMemory() - runtime.freeMemory();
        try (Stream<Row> rows = operations.stream(numbers(10_000_000))) {
            Iterator<Row> each = rows.iterator();
            for (int row = 1; each.hasNext(); row++) {
                each.next();
                if (row % 2_500_000 == 0) {
                    System.gc();
                    assertThat(runtime.totalMemory() - runtime.freeMemory() - idle)
                            .isLessThan(64 * MEGABYTE);
                }
            }
        }
    }

    private long count(Operation operation) {
        try (Stream<Row> rows = operations.stream(operation)) {
            return rows.count();
        }
    }

    private Operation numbers(int count) {
        return Operation.select("select n, repeat('x', 50) as text from generate_series(1, " + count + ") n")
                .read(database.account())
                .build();
    }
}
