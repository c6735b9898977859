package org.metatables.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One row by its primary key: raw with automatic commit, and governed. The raw side is what is fastest by hand: one connection of its own
 * without a pool, a statement that the driver has prepared in the server, the values read from the driver's rows.
 */
@State(Scope.Benchmark)
public class SelectBenchmark {

    private static final String SQL = "select code, name, region from account where uid = ";

    private BenchmarkDatabase database = BenchmarkDatabase.start();
    private UUID key = database.key();
    private Connection raw = database.raw();
    private boolean turn;

    /** Stops the server. */
    @TearDown
    public void stop() {
        database.close();
    }

    /** What everything is compared with. */
    @Benchmark
    public String raw() throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(SQL + "?")) {
            statement.setObject(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1) + row.getString(2) + row.getString(3);
            }
        }
    }

    /** The scope is the one that the connection served last. */
    @Benchmark
    public OperationResult sameScope() {
        return database.operations().execute(byKey(database.account()));
    }

    /** The scope is never the one that the connection served last. */
    @Benchmark
    public OperationResult anotherScope() {
        turn = !turn;
        return database.operations()
                .execute(
                        turn
                                ? byKey(database.account())
                                : Operation.select("select code, name, region from customer where uid = :uid")
                                        .read(database.customer())
                                        .parameter("uid", key)
                                        .build());
    }

    private Operation byKey(UUID table) {
        return Operation.select(SQL + ":uid").read(table).parameter("uid", key).build();
    }
}
