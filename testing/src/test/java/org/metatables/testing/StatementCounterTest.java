package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

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
}
