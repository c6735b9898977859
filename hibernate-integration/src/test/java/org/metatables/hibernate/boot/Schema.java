package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.testing.TestDatabase;

/** Shorthand for what the tests of this package ask and tell their database. */
record Schema(TestDatabase database) {

    /** No table at all, and a fresh catalog. */
    void emptyWithCatalog() throws SQLException {
        execute("drop schema if exists metatables cascade; drop schema public cascade; create schema public;"
                + " grant usage on schema public to public");
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first column of the first row, as text. */
    String query(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Waits until the query answers so, which is expected to be soon. */
    void await(String sql, String answer) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!query(sql).equals(answer)) {
            assertThat(System.nanoTime()).as("the answer %s in time", answer).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
