package org.metatables.benchmarks;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.metatables.operation.Operation;
import org.metatables.operation.Row;

/** Ten million rows, read one by one: governed, and by a raw cursor with the same number of rows per trip. */
final class StreamFigures {

    private static final long ROWS = 10_000_000;
    private static final long ROWS_BETWEEN_LOOKS = 1_000_000;
    private static final int ROWS_PER_TRIP = 1_000;
    private static final int ROUNDS = 3;
    private static final String SQL = "select id, code, amount from sample";

    private static final double MEGABYTE = 1_048_576;

    private final BenchmarkDatabase database;
    private long heap;

    private StreamFigures(BenchmarkDatabase database) {
        this.database = database;
    }

    /** Prints the figures of one run: some rounds of each, in turns. */
    static void print() throws SQLException {
        try (BenchmarkDatabase database = BenchmarkDatabase.withSamples(ROWS)) {
            new StreamFigures(database).compare();
        }
    }

    private void compare() throws SQLException {
        Comparison rows =
                new Comparison("ten million rows, streamed", "rows/s", "governed rows/s / raw rows/s", "at least 0.90");
        for (int round = 0; round < ROUNDS; round++) {
            double raw = rowsPerSecond(this::readRaw);
            rows.addRound(rowsPerSecond(this::readGoverned), raw);
        }
        long idle = usedHeap();
        heap = idle;
        watchHeap();
        Comparison.printTitles();
        rows.print();
        System.out.printf(
                "%nHeap while streaming: at most %.1f MB above idle (aim: under 64 MB)%n", (heap - idle) / MEGABYTE);
    }

    private long readRaw() throws SQLException {
        long check = 0;
        Connection connection = database.raw();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_TRIP);
            try (ResultSet rows = statement.executeQuery(SQL)) {
                while (rows.next()) {
                    check += rows.getLong(1)
                            + rows.getString(2).length()
                            + rows.getBigDecimal(3).scale();
                }
            }
        }
        connection.commit();
        return check;
    }

    private long readGoverned() {
        try (Stream<Row> rows = stream()) {
            return rows.mapToLong(StreamFigures::check).sum();
        }
    }

    private void watchHeap() {
        long[] seen = new long[1];
        try (Stream<Row> rows = stream()) {
            rows.forEach(row -> {
                seen[0]++;
                if (seen[0] % ROWS_BETWEEN_LOOKS == 0) {
                    heap = Math.max(heap, usedHeap());
                }
            });
        }
    }

    private Stream<Row> stream() {
        return database.operations().stream(
                Operation.select(SQL).read(database.sample()).build());
    }

    private static long check(Row row) {
        return row.get("id", Long.class).orElseThrow()
                + row.text("code").orElseThrow().length()
                + row.get("amount", BigDecimal.class).orElseThrow().scale();
    }

    private static double rowsPerSecond(Reading reading) throws SQLException {
        long start = System.nanoTime();
        long check = reading.read();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (check == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
        return ROWS / seconds;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private interface Reading {
        long read() throws SQLException;
    }
}
