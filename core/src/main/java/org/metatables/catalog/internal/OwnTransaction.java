package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.metatables.catalog.CatalogAccessException;

/**
 * Work in a transaction of its own on a connection that belongs to somebody else, who gets it back as it was.
 *
 * <p>Where the connection does not commit by itself, what its owner left pending is committed first, as JDBC does when the mode
 * is switched.
 */
public final class OwnTransaction {

    private OwnTransaction() {}

    /**
     * Runs the work and commits, or rolls back if it throws.
     *
     * @param purpose what the work is, for the message, such as {@code reserve tables in the catalog}
     * @throws CatalogAccessException if the database refuses
     */
    public static <T> T run(Connection connection, String purpose, SqlWork<T> work) {
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            } else {
                connection.commit();
            }
            return commitOrRollBack(connection, autoCommit, work);
        } catch (SQLException refused) {
            throw CatalogAccessException.of(purpose, refused);
        }
    }

    private static <T> T commitOrRollBack(Connection connection, boolean autoCommit, SqlWork<T> work)
            throws SQLException {
        T result;
        try {
            result = work.with(connection);
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            rollBack(connection, autoCommit, failure);
            throw failure;
        }
        connection.setAutoCommit(autoCommit);
        return result;
    }

    private static void rollBack(Connection connection, boolean autoCommit, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
