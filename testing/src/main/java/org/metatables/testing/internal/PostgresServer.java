package org.metatables.testing.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A running PostgreSQL in which this JVM may make databases and roles.
 *
 * @param address where it listens, as {@code host:port}
 * @param username a superuser
 * @param password the superuser's password
 */
public record PostgresServer(String address, String username, String password) {

    /** The JDBC URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /** Runs one statement of the superuser outside any transaction. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), username, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database server refused: " + sql, failure);
        }
    }

    /** Makes a login role without rights. */
    public void createRole(String role, String rolePassword) {
        execute("create role " + quote(role) + " login password '" + rolePassword.replace("'", "''") + "'");
    }

    /** An identifier in double quotes. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
