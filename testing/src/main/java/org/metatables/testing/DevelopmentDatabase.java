package org.metatables.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.metatables.testing.internal.DevelopmentServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL for development and for a quick start, on a machine that has none: its rows are kept between runs.
 *
 * <p>What is committed is on the disk, connections need a password, and the server listens on this machine's loopback address only, on a
 * port that stays the same. Several processes may use one folder at once: the first one starts the server, the others find it running, and
 * the last one to leave stops it. Should a process be killed, its server goes on running until the next one has found it and left.
 *
 * <p>Not for production: nobody backs it up, and no two machines may share its folder. This class is thread-safe.
 */
public final class DevelopmentDatabase implements AutoCloseable {

    private final DevelopmentServer server;
    private final String name;
    private final Thread closer = new Thread(this::leave, "stop the development database");

    DevelopmentDatabase(DevelopmentServer server, String name) {
        this.server = server;
        this.name = name;
        Runtime.getRuntime().addShutdownHook(closer);
    }

    /**
     * Describes the database that lives in a folder.
     *
     * @param folder holds the data, the port and the generated password; made on the first start
     */
    public static DevelopmentDatabaseBuilder in(Path folder) {
        return new DevelopmentDatabaseBuilder(folder);
    }

    /** The JDBC URL, without user and password. */
    public String jdbcUrl() {
        return server.address().url().withDatabase(name).toString();
    }

    /** The superuser. */
    public String username() {
        return server.address().username();
    }

    /** The password of {@link #username()}: the caller's, or the generated one. */
    public String password() {
        return server.address().password();
    }

    /** The name of the database. */
    public String name() {
        return name;
    }

    /** The TCP port on the loopback address. */
    public int port() {
        return server.port();
    }

    /** Whether the server ran already: another process uses it, or a killed one left it. */
    public boolean adopted() {
        return server.adopted();
    }

    /** Connections of the superuser; not pooled. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(jdbcUrl());
        dataSource.setUser(username());
        dataSource.setPassword(password());
        return dataSource;
    }

    /** A new connection of the superuser. The caller closes it. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Leaves the server, and stops it unless somebody else uses it. A second call does nothing. The end of the JVM does the same. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException shutdownHasBegun) {
            // The hook runs anyway; leaving twice does no harm.
        }
        leave();
    }

    private void leave() {
        try {
            server.leave();
        } catch (IOException failure) {
            throw new TestDatabaseException(
                    "The development database of " + server.folder() + " could not be stopped.", failure);
        }
    }
}
