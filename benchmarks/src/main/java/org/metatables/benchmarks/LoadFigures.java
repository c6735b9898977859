package org.metatables.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.metatables.operation.BulkLoad;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A million rows of values loaded at once: governed, and by a raw COPY of the same values. */
final class LoadFigures {

    private static final long ROWS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int BUFFER = 1 << 16;

    private final BenchmarkDatabase database;

    private LoadFigures(BenchmarkDatabase database) {
        this.database = database;
    }

    /** Prints the figures of one run: some rounds of each, in turns, after one to warm up. */
    static void print() throws SQLException, IOException {
        try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
            new LoadFigures(database).compare();
        }
    }

    private void compare() throws SQLException, IOException {
        rowsPerSecond(this::copy);
        rowsPerSecond(this::load);
        Comparison rows = new Comparison(
                "a million rows, loaded at once", "rows/s", "governed rows/s / raw rows/s", "at least 0.80");
        for (int round = 0; round < ROUNDS; round++) {
            double raw = rowsPerSecond(this::copy);
            rows.addRound(rowsPerSecond(this::load), raw);
        }
        Comparison.printTitles();
        rows.print();
    }

    private void load() {
        database.operations()
                .load(BulkLoad.into(database.sample(), "id", "code", "amount").withMaxRows(ROWS), rows());
    }

    /** What one would write by hand: the text format, in pieces of some size, automatic commit. */
    private void copy() throws SQLException {
        database.raw().setAutoCommit(true);
        CopyIn copy = database.raw()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy sample (id, code, amount) from stdin");
        StringBuilder text = new StringBuilder(BUFFER + 100);
        rows().forEach(row -> {
            text.append(row.get(0))
                    .append('\t')
                    .append(row.get(1))
                    .append('\t')
                    .append(row.get(2))
                    .append('\n');
            if (text.length() >= BUFFER) {
                send(copy, text);
            }
        });
        send(copy, text);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Stream<List<?>> rows() {
        return LongStream.range(0, ROWS).mapToObj(id -> List.of(id, "CODE-" + id, BigDecimal.valueOf(id, 2)));
    }

    private double rowsPerSecond(Loading loading) throws SQLException, IOException {
        database.emptySamples();
        long start = System.nanoTime();
        loading.load();
        return ROWS / ((System.nanoTime() - start) / 1e9);
    }

    private interface Loading {
        void load() throws SQLException, IOException;
    }
}
