package org.metatables.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.testing.internal.PostgresServer;
import org.metatables.testing.internal.Servers;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh, empty database on the real PostgreSQL of this JVM. {@link #close()} drops it together with the roles that it made.
 *
 * <p>With JUnit 5, annotate the class with {@link PostgresTest} and take a parameter of this type. Without, call {@link #create()}.
 * This class is thread-safe.
 */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final String name;
    private final List<String> roles = new ArrayList<>();

    private TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Makes a fresh database on the server of this JVM, which is started first if need be.
     *
     * @throws TestDatabaseException if no server can be had; the message says what to do
     */
    public static TestDatabase create() {
        PostgresServer server = Servers.ofThisJvm();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        server.execute("create database " + name);
        return new TestDatabase(server, name);
    }

    /** The name of the database; needs no quotes in SQL. */
    public String name() {
        return name;
    }

    /** The JDBC URL, without user and password. */
    public String jdbcUrl() {
        return server.url().withDatabase(name).toString();
    }

    /** The user who owns the database: the superuser, unless an external server is used. */
    public String username() {
        return server.username();
    }

    /** The password of {@link #username()}. */
    public String password() {
        return server.password();
    }

    /** Connections of {@link #username()}; not pooled. */
    public DataSource dataSource() {
        return dataSourceFor(username(), password());
    }

    /** Connections of another user, such as one made by {@link #createRole}; not pooled. */
    public DataSource dataSourceFor(String user, String userPassword) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(userPassword);
        return dataSource;
    }

    /** A new connection of {@link #username()}. The caller closes it. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /**
     * Makes a login role without any right of its own. Roles belong to the whole server: the name must be unique among the tests that run at
     * the same time. The role and all that it owns in this database go when the database is closed.
     *
     * @return this database
     * @throws TestDatabaseException if the role exists, or the user of an external server may not make roles
     */
    public synchronized TestDatabase createRole(String role, String rolePassword) {
        server.createRole(role, rolePassword);
        roles.add(role);
        return this;
    }

    /** Drops the database, also if connections to it are still open, and the roles that it made. A second call does nothing. */
    @Override
    public synchronized void close() {
        server.execute("drop database if exists " + name + " with (force)");
        for (String role : roles) {
            server.execute("drop role if exists " + PostgresServer.quote(role));
        }
        roles.clear();
    }
}
