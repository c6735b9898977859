package org.metatables.operation.internal.execution;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.metatables.Problem;
import org.metatables.operation.DatabaseUnavailableException;

/** The pool of the operations. A connection that may be dirty is thrown away and not given back. */
final class ConnectionPool implements AutoCloseable {

    private final HikariDataSource pool;

    /**
     * Opens the pool with one connection.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    ConnectionPool(HikariConfig config) {
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException unreachable) {
            // Not chained: what the pool and the driver say may quote the URL, and with it a password.
            throw new DatabaseUnavailableException(
                    Problem.of("The login of the operations cannot connect to the database.")
                            .at(Sql.state(unreachable.getCause()))
                            .remedy("Check the URL, the user and the password, and that the server runs."));
        }
    }

    /**
     * A connection, to be given back.
     *
     * @throws DatabaseUnavailableException if none is to be had in time
     */
    Connection borrow() {
        try {
            return pool.getConnection();
        } catch (SQLException none) {
            throw new DatabaseUnavailableException(why(none));
        }
    }

    private Problem why(SQLException none) {
        if (pool.isClosed()) {
            return Problem.of("The operations were closed. Nothing was executed.")
                    .remedy("Close them when nobody uses them any more.");
        }
        if (Thread.currentThread().isInterrupted()) {
            return Problem.of("The thread was interrupted while it waited for a connection. Nothing was executed.");
        }
        int most = pool.getMaximumPoolSize();
        if (pool.getHikariPoolMXBean().getActiveConnections() >= most) {
            return Problem.of("All " + most + " connections of the operations were in use for "
                            + pool.getConnectionTimeout() + " ms. Nothing was executed.")
                    .remedy("Make the pool larger, or the operations shorter.");
        }
        return Problem.of("The database cannot be reached. Nothing was executed.")
                .at(Sql.state(none))
                .remedy("Try again when the server is back.");
    }

    /**
     * Takes a connection back.
     *
     * @param clean whether the next operation may have it; it is closed for good otherwise
     */
    void giveBack(Connection connection, boolean clean) throws SQLException {
        if (clean) {
            connection.close();
        } else {
            // Without a close: the pool would first reset what it has closed already.
            pool.evictConnection(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
