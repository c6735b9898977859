package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of README.md, compiled and run. */
@PostgresTest
class ReadmeTest {

    @Nested
    @PostgresTest
    class OrderTest {

        @Test
        void storesAnOrder(TestDatabase database) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table orders (id int primary key)");
            }
        }
    }

    @Test
    void runsAsARoleOfItsOwn(TestDatabase database) throws SQLException {
        database.createRole("shop", "secret");
        DataSource asShop = database.dataSourceFor("shop", "secret");

        assertThat(Sql.column(asShop, "select current_user")).containsExactly("shop");
    }

    @Test
    void developsWithADatabaseThatStays(@TempDir Path home) throws SQLException {
        Path folder = home.resolve("database");
        try (DevelopmentDatabase database =
                DevelopmentDatabase.in(folder).name("shop").start()) {
            System.out.println(database.jdbcUrl());
        }
        assertThat(folder.resolve("password")).exists();
    }
}
