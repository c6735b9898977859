package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** Tells whether a connection may be given to the next operation. */
final class Connections {

    private static final String CANCELLED = "57014";

    private Connections() {}

    /** Whether the connection broke, was cancelled, or is not idle: a late cancellation would hit the next one. */
    static boolean mayBeDirty(Connection connection, SQLException failed) {
        return isBroken(failed) || CANCELLED.equals(failed.getSQLState()) || isDirty(connection);
    }

    /** Whether the connection broke, so that nobody knows what became of what was sent. */
    static boolean isBroken(SQLException failed) {
        String state = failed.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** Whether a transaction is left open on the connection. */
    static boolean isDirty(Connection connection) {
        try {
            return connection.isClosed()
                    || connection.unwrap(PgConnection.class).getTransactionState() != TransactionState.IDLE;
        } catch (SQLException unknown) {
            return true;
        }
    }
}
