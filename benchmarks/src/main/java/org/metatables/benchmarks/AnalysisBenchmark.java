package org.metatables.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A statement of one kilobyte, known or new, governed and raw: PostgreSQL reads and plans a new text in either case, the rest is ours. */
@State(Scope.Benchmark)
public class AnalysisBenchmark {

    private static final String SELECT = select();

    private final BenchmarkDatabase database = BenchmarkDatabase.start();
    private long number;

    /** Stops the server. */
    @TearDown
    public void stop() {
        database.close();
    }

    /** The verdict is remembered. */
    @Benchmark
    public OperationResult known() {
        return execute(SELECT);
    }

    /** The text was never seen before. */
    @Benchmark
    public OperationResult unknown() {
        return execute(newText());
    }

    /** The known text by raw JDBC, with automatic commit. */
    @Benchmark
    public int rawKnown() throws SQLException {
        return executeRaw(SELECT);
    }

    /** A new text by raw JDBC, with automatic commit. */
    @Benchmark
    public int rawUnknown() throws SQLException {
        return executeRaw(newText());
    }

    private String newText() {
        number++;
        return SELECT + " -- " + number;
    }

    private int executeRaw(String sql) throws SQLException {
        int rows = 0;
        try (PreparedStatement statement = database.raw().prepareStatement(sql.replace(":region", "?"))) {
            statement.setString(1, "none");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows++;
                }
            }
        }
        return rows;
    }

    private OperationResult execute(String sql) {
        return database.operations()
                .execute(Operation.select(sql)
                        .read(database.account())
                        .read(database.customer())
                        .parameter("region", "none")
                        .build());
    }

    /** Joins, sub-selects, aggregates and functions, as a report has them; it finds no row. */
    private static String select() {
        StringBuilder sql = new StringBuilder("""
                with chosen as (
                  select a.uid, a.code, a.name, a.region from account a
                   where a.region = :region and a.code like 'C%' and length(a.name) between 1 and 200)
                select c.region, count(*) as accounts, min(c.code) as first_code, max(c.code) as last_code,
                       string_agg(distinct upper(c.name), ', ' order by upper(c.name)) as names,
                       rank() over (order by count(*) desc) as place
                  from chosen c
                  join customer k on k.uid = c.uid and k.region = c.region
                 where exists (select 1 from customer other where other.code = c.code and other.name <> c.name)
                   and coalesce(nullif(c.name, ''), 'unnamed') not in ('closed', 'blocked', 'unnamed')
                """);
        for (int condition = 0; condition < 4; condition++) {
            sql.append("   and (c.code <> 'X").append(condition).append("' or c.region is not null)\n");
        }
        return sql.append(" group by c.region having count(*) > 0 order by place, c.region limit 50")
                .toString();
    }
}
