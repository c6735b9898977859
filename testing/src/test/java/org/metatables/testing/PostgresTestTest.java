package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresTestTest {

    private final TestDatabase fromConstructor;

    PostgresTestTest(TestDatabase database) {
        this.fromConstructor = database;
    }

    @Test
    void injectsTheDatabaseOfTheClassIntoConstructorAndMethod(TestDatabase database) throws SQLException {
        assertThat(database).isSameAs(fromConstructor);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_database()")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(database.name());
        }
    }
}
