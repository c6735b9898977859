package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@PostgresTest
class StatementCounterTest {

    private final StatementCounter counter = new StatementCounter();

    @Test
    void countsExecutionsAndTransactionCommandsButNotPreparation(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.dataSource()).getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("select ?::int")) {
                statement.setInt(1, 1);
                statement.executeQuery().close();
                statement.setInt(1, 2);
                statement.executeQuery().close();
            }
            connection.rollback();
        }

        assertThat(counter.sent()).containsExactly("select ?::int", "select ?::int", "rollback");
        assertThat(counter.roundTrips()).isEqualTo(3);
    }

    @Test
    void countsABatchOnce(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement()) {
            statement.addBatch("create temporary table a ()");
            statement.addBatch("create temporary table b ()");
            statement.executeBatch();
        }

        assertThat(counter.roundTrips()).isEqualTo(1);
    }

    @Test
    void startsAgainFromZero(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        counter.reset();

        assertThat(counter.sent()).isEmpty();
    }

    @Test
    void throwsWhatTheDriverThrows(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select nonsense")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void namesABatchByTheTextThatWasPrepared(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect())) {
            connection.createStatement().execute("create temporary table numbers (n int)");
            counter.reset();
            try (PreparedStatement statement = connection.prepareStatement("insert into numbers values (?)")) {
                for (int row = 0; row < 100; row++) {
                    statement.setInt(1, row);
                    statement.addBatch();
                }
                assertThat(statement.executeBatch()).hasSize(100);
            }
        }

        assertThat(counter.sent()).containsExactly("insert into numbers values (?)");
    }

    @Test
    void countsABatchThatFailsOnce(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement()) {
            statement.addBatch("create temporary table twice ()");
            statement.addBatch("create temporary table twice ()");
            assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
        }

        assertThat(counter.sent()).containsExactly("executeBatch");
    }

    @Test
    void countsWhatFailsAsWell(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select 1 / 0")).isInstanceOf(SQLException.class);
        }

        assertThat(counter.sent()).containsExactly("select 1 / 0");
    }

    @Test
    void countsSavepointsAndCommits(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect())) {
            connection.setAutoCommit(false);
            Savepoint savepoint = connection.setSavepoint("here");
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            connection.commit();
        }

        assertThat(counter.sent()).containsExactly("setSavepoint", "rollback", "releaseSavepoint", "commit");
    }

    @Test
    void countsCalls(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                CallableStatement call = connection.prepareCall("{? = call abs(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setInt(2, -7);
            call.execute();

            assertThat(call.getInt(1)).isEqualTo(7);
        }

        assertThat(counter.sent()).containsExactly("{? = call abs(?)}");
    }

    @Test
    void givesTheDriversOwnObjectWhenItIsUnwrapped(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect())) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThat(Proxy.isProxyClass(connection.unwrap(PGConnection.class).getClass()))
                    .isFalse();
        }

        assertThat(counter.sent()).isEmpty();
    }

    @Test
    void countsAllConnectionsOfASourceTogether(TestDatabase database) throws SQLException {
        DataSource source = counter.counting(database.dataSource());
        try (Connection one = source.getConnection();
                Connection other = source.getConnection(database.username(), database.password())) {
            one.createStatement().execute("select 1");
            other.createStatement().execute("select 2");
        }

        assertThat(counter.sent()).containsExactly("select 1", "select 2");
    }

    @Test
    void doesNotCountReadingRowsOrSettings(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select generate_series(1, 10)")) {
            int sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
            }
            statement.setQueryTimeout(1);
            assertThat(sum).isEqualTo(55);
            assertThat(connection.getAutoCommit()).isTrue();
        }

        assertThat(counter.roundTrips()).isEqualTo(1);
    }

    @Test
    void givesACopyOfWhatWasSent(TestDatabase database) throws SQLException {
        try (Connection connection = counter.counting(database.connect())) {
            connection.createStatement().execute("select 1");
            List<String> before = counter.sent();
            counter.reset();

            assertThat(before).containsExactly("select 1");
        }
    }
}
