package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.metatables.operation.internal.boundary.SessionState;
import org.metatables.operation.internal.boundary.Sessions;

/**
 * Puts a statement that was allowed on its way: in one message with what puts its connection into its state.
 *
 * @param state what the statement runs in
 */
record Dispatch(PreparedOperation prepared, SessionState state, Sessions sessions) {

    /**
     * Prepares the message of the statement, its values bound. The state of the connection counts as unknown from now on.
     *
     * @param companion what follows the statement in the message, as the login
     */
    Departure prepare(Connection connection, Optional<Accompaniment> companion) throws SQLException {
        List<String> after = companion
                .map(following -> List.of(SessionState.LEAVE_ROLE, following.sql()))
                .orElse(List.of());
        Message message = prepared.plan().messages().with(sessions.approach(connection, state), after);
        PreparedStatement statement = connection.prepareStatement(message.jdbc());
        try {
            int next = new BoundValues(
                            prepared.plan(), prepared.operation().statement().parameters())
                    .bind(statement);
            if (companion.isPresent()) {
                companion.get().bind(statement, next);
            }
        } catch (SQLException | RuntimeException unbindable) {
            statement.close();
            throw unbindable;
        }
        return new Departure(statement, message.before());
    }

    /** Notes that the connection stands in the state now: what was sent is committed. */
    void arrived(Connection connection) throws SQLException {
        sessions.stands(connection, state);
    }

    /** Notes that the connection stands in the state now, but that the role was left. */
    void arrivedAsLogin(Connection connection) throws SQLException {
        sessions.stands(connection, state.asLogin());
    }

    /**
     * A message that is ready to be sent.
     *
     * @param before how many of its statements precede the governed one
     */
    record Departure(PreparedStatement statement, int before) implements AutoCloseable {

        /** Sends it; tells whether the governed statement gives rows back. */
        boolean execute() throws SQLException {
            boolean isRows = statement.execute();
            for (int setting = 0; setting < before; setting++) {
                isRows = statement.getMoreResults();
            }
            return isRows;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
