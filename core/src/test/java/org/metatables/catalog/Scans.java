package org.metatables.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a connection has read the tables of the catalog, as PostgreSQL counts it: plans are what they do, also those of functions and
 * those that a prepared statement gets after some executions.
 *
 * @param sequential the tables that were read as a whole, each with how often and the rows that this took
 * @param indexes the indexes that were used, with the entries that this took
 */
record Scans(Map<String, Count> sequential, Map<String, Count> indexes) {

    private static final String SQL = """
            select relname, relkind, pg_stat_get_xact_numscans(oid), pg_stat_get_xact_tuples_returned(oid)
            from pg_class
            where relnamespace = 'metatables'::regnamespace and pg_stat_get_xact_numscans(oid) > 0
            """;

    /** What the work does; all in the connection's current transaction. */
    static Scans of(Connection connection, Runnable work) throws SQLException {
        Scans before = counted(connection);
        work.run();
        Scans after = counted(connection);
        return new Scans(difference(before.sequential, after.sequential), difference(before.indexes, after.indexes));
    }

    /** What either does; of what both do, whichever reads more. */
    Scans or(Scans other) {
        return new Scans(either(sequential, other.sequential), either(indexes, other.indexes));
    }

    /** How many entries of the index were read. */
    long entries(String index) {
        return indexes.getOrDefault(index, new Count(0, 0)).rows();
    }

    /** The server counts on until it reports, which it does now and then between two transactions. */
    private static Scans counted(Connection connection) throws SQLException {
        Map<String, Count> sequential = new TreeMap<>();
        Map<String, Count> indexes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                (row.getString(2).equals("i") ? indexes : sequential)
                        .put(row.getString(1), new Count(row.getLong(3), row.getLong(4)));
            }
        }
        return new Scans(sequential, indexes);
    }

    private static Map<String, Count> difference(Map<String, Count> before, Map<String, Count> after) {
        Map<String, Count> difference = new TreeMap<>();
        after.forEach((name, count) -> {
            Count earlier = before.getOrDefault(name, new Count(0, 0));
            if (count.scans() > earlier.scans()) {
                difference.put(name, new Count(count.scans() - earlier.scans(), count.rows() - earlier.rows()));
            }
        });
        return difference;
    }

    private static Map<String, Count> either(Map<String, Count> one, Map<String, Count> other) {
        Map<String, Count> either = new TreeMap<>(one);
        other.forEach((name, count) -> either.merge(name, count, (a, b) -> a.rows() > b.rows() ? a : b));
        return either;
    }

    /** How often, and how many rows or entries in all. */
    record Count(long scans, long rows) {}
}
