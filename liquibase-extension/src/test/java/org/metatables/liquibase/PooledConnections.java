package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What a pool may expect of a connection that it gets back. */
final class PooledConnections {

    private static final String LOCKS =
            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";

    private PooledConnections() {}

    static void assertClean(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCKS)) {
            row.next();
            assertThat(row.getInt(1))
                    .as("advisory locks left on the connection")
                    .isZero();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }
}
