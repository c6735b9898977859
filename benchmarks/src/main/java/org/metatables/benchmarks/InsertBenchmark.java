package org.metatables.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One row inserted: in a raw transaction, as the driver makes it without automatic commit, and governed with its audit row. */
@State(Scope.Benchmark)
public class InsertBenchmark {

    private static final String SQL = "insert into account (code, name, region) values (";

    private final BenchmarkDatabase database = BenchmarkDatabase.start();
    private final Connection raw = database.raw();
    private long number;

    /** Stops the server. */
    @TearDown
    public void stop() {
        database.close();
    }

    /** The connection belongs to nobody else, and begins each transaction by itself. */
    @Setup
    public void begin() throws SQLException {
        raw.setAutoCommit(false);
    }

    /** What it is compared with. */
    @Benchmark
    public int rawInTransaction() throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(SQL + "?, ?, ?)")) {
            statement.setString(1, nextCode());
            statement.setString(2, "Name");
            statement.setString(3, "US");
            int count = statement.executeUpdate();
            raw.commit();
            return count;
        }
    }

    /** The audit row included, which commits with the row. */
    @Benchmark
    public OperationResult governed() {
        return database.operations()
                .execute(Operation.insert(SQL + ":code, :name, :region)")
                        .write(database.account())
                        .parameter("code", nextCode())
                        .parameter("name", "Name")
                        .parameter("region", "US")
                        .build());
    }

    private String nextCode() {
        number++;
        return "C" + number;
    }
}
