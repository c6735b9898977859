package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.testing.TestDatabase;

/** Shorthand for what tests ask and tell their database, over one connection kept for that. */
public final class Database implements AutoCloseable {

    private final TestDatabase database;
    private final Connection own;

    public Database(TestDatabase database) {
        this.database = database;
        try {
            this.own = database.connect();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public TestDatabase database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        own.close();
    }

    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** A database without a catalog or any other table. */
    public void empty() throws SQLException {
        execute("drop schema if exists metatables cascade; drop schema public cascade; create schema public");
    }

    /** An empty database with a fresh catalog and Liquibase's change-log table. */
    public void reset() throws SQLException {
        empty();
        CatalogInstaller.installOrUpgrade(own);
        execute("create table databasechangelog (id varchar(255))");
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, with their columns separated by a bar. */
    public List<String> rows(String sql) throws SQLException {
        try (Statement statement = own.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder line = new StringBuilder(String.valueOf(row.getString(1)));
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append('|').append(row.getString(i));
                }
                rows.add(line.toString());
            }
            return rows;
        }
    }

    /** Waits until the condition holds, which is expected to be soon. */
    public static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("the condition did not come true in time")
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
