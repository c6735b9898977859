package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Several statements that travel to the server in one message, and hence in one round trip. The last one has rows to answer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">PostgreSQL: pipelining</a>
 */
final class Message implements AutoCloseable {

    private final PreparedStatement statements;

    Message(Connection connection, String sql) throws SQLException {
        this.statements = connection.prepareStatement(sql);
    }

    /** Where the parameters go, counted through all statements. */
    PreparedStatement parameters() {
        return statements;
    }

    /** Sends the message; the rows of the last statement stay open as long as the message. */
    ResultSet send() throws SQLException {
        statements.execute();
        while (true) {
            ResultSet rows = statements.getResultSet();
            boolean more = statements.getMoreResults(PreparedStatement.KEEP_CURRENT_RESULT);
            if (!more && statements.getUpdateCount() < 0) {
                return rows;
            }
            if (rows != null) {
                rows.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
