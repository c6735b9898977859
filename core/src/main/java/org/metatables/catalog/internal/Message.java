package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Several statements that travel to the server in one message, and hence in one round trip. The rows of the last
 * statement that has any are the answer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">PostgreSQL: pipelining</a>
 */
public final class Message implements AutoCloseable {

    private final PreparedStatement statements;

    public Message(Connection connection, String sql) throws SQLException {
        this.statements = connection.prepareStatement(sql);
    }

    /** Where the parameters go, counted through all statements. */
    public PreparedStatement parameters() {
        return statements;
    }

    /** Sends the message; its answer stays open as long as the message. */
    public ResultSet send() throws SQLException {
        boolean hasRows = statements.execute();
        ResultSet answer = null;
        while (hasRows || statements.getUpdateCount() >= 0) {
            if (hasRows) {
                if (answer != null) {
                    answer.close();
                }
                answer = statements.getResultSet();
            }
            hasRows = statements.getMoreResults(PreparedStatement.KEEP_CURRENT_RESULT);
        }
        return Objects.requireNonNull(answer, "A message has an answer.");
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
