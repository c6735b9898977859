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

/** Shorthand for what the tests of this package ask and tell their database. */
record Database(TestDatabase database) {

    Connection connect() throws SQLException {
        return database.connect();
    }

    /** An empty database with a fresh catalog and Liquibase's change-log table. */
    void reset() throws SQLException {
        execute("drop schema if exists metatables cascade; drop schema public cascade; create schema public");
        try (Connection connection = connect()) {
            CatalogInstaller.installOrUpgrade(connection);
        }
        execute("create table databasechangelog (id varchar(255))");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, with their columns separated by a bar. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
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
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("the condition did not come true in time")
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
