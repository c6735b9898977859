package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;

/**
 * A connection of Hibernate's, which gets it back without a transaction.
 *
 * @param lender who gets it back
 * @param connection in the commit mode that Hibernate's settings say
 */
record BorrowedConnection(JdbcConnectionAccess lender, Connection connection) implements AutoCloseable {

    static BorrowedConnection from(JdbcConnectionAccess lender) throws SQLException {
        return new BorrowedConnection(lender, lender.obtainConnection());
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } finally {
            lender.releaseConnection(connection);
        }
    }
}
