package org.metatables.testing.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.metatables.testing.TestDatabaseException;

/**
 * A running PostgreSQL in which this JVM may make databases and roles.
 *
 * @param url where it is and how to reach its administrative database
 * @param username who may make databases and roles
 * @param password the password of that user
 */
public record PostgresServer(JdbcUrl url, String username, String password) {

    /** The administrator that a new server of ours starts with. */
    static final String SUPERUSER = "postgres";

    /** A server on this machine, with {@code postgres} as its administrative database. */
    static PostgresServer onLoopback(int port, String password) {
        return new PostgresServer(JdbcUrl.of("127.0.0.1", port, "postgres"), SUPERUSER, password);
    }

    /** A new connection to the administrative database. The caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url.toString(), username, password);
    }

    /** Runs one statement in the administrative database, outside any transaction. It must hold no secret: it is part of the error. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new TestDatabaseException(
                    "The database server refused \"" + sql + "\": " + failure.getMessage(), failure);
        }
    }

    /** Makes a login role without rights. */
    public void createRole(String role, String rolePassword) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + quote(role) + " login password " + literal(rolePassword));
        } catch (SQLException failure) {
            throw new TestDatabaseException(
                    "The role \"" + role + "\" could not be made: " + failure.getMessage(), failure);
        }
    }

    /** Whether there is a database of that name. */
    boolean hasDatabase(String name) {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("select from pg_database where datname = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new TestDatabaseException(
                    "The databases of the server cannot be listed: " + failure.getMessage(), failure);
        }
    }

    /** What a setting of the server is, such as {@code server_version}. */
    public String setting(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** An identifier in double quotes. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A literal that PostgreSQL reads the same whatever {@code standard_conforming_strings} says. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Where the server is; never the password. */
    @Override
    public String toString() {
        return username + " at " + url.server();
    }
}
