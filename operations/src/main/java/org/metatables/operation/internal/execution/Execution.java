package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.metatables.operation.internal.boundary.SessionState;
import org.metatables.operation.internal.boundary.Sessions;

/**
 * One run of a statement that was allowed. What puts the connection into its state travels in the message of the
 * statement. A read from the start, and a write whose answer does not matter to its commit, are one message and one
 * transaction; all others have a transaction around them.
 */
final class Execution {

    private static final int ROWS_PER_TRIP = 1_000;
    private static final int ALL_ROWS = 0;

    /** Deferred triggers of an owner run as the role of the scope, and not as the login that commits. */
    private static final String DEFERRED = "SET CONSTRAINTS ALL IMMEDIATE";

    private final Operation operation;
    private final GovernedScope scope;
    private final Plan plan;
    private final SessionState state;
    private final Sessions sessions;
    private final Optional<Accompaniment> accompaniment;
    private final Results results;
    private boolean committing;

    Execution(
            PreparedOperation prepared,
            SessionState state,
            Sessions sessions,
            Optional<Accompaniment> accompaniment,
            Results results) {
        this.operation = prepared.operation();
        this.scope = prepared.scope();
        this.plan = prepared.plan();
        this.state = state;
        this.sessions = sessions;
        this.accompaniment = accompaniment;
        this.results = results;
    }

    /** Whether the commit of a write was sent: then an error does not tell whether something was written. */
    boolean isCommitting() {
        return committing;
    }

    OperationResult run(Connection connection) throws SQLException {
        if (!operation.kind().writes()) {
            return operation.limits().offset() == 0
                    ? alone(connection, List.of(), state)
                    : inTransaction(connection, ROWS_PER_TRIP);
        }
        // Deferred triggers of an owner would run at the end of the message, when the role of the scope is left.
        if (plan.statement().returnsRows() || scope.runsCode()) {
            return inTransaction(connection, ALL_ROWS);
        }
        committing = true;
        return accompaniment.isEmpty()
                ? alone(connection, List.of(), state)
                : alone(
                        connection,
                        List.of(SessionState.LEAVE_ROLE, accompaniment.get().sql()),
                        state.asLogin());
    }

    private OperationResult alone(Connection connection, List<String> after, SessionState left) throws SQLException {
        OperationResult result = send(connection, after, ALL_ROWS);
        sessions.stands(connection, left);
        return result;
    }

    private OperationResult inTransaction(Connection connection, int rowsPerTrip) throws SQLException {
        connection.setAutoCommit(false);
        try {
            OperationResult result = send(connection, List.of(), rowsPerTrip);
            sessions.stands(connection, commit(connection));
            return result;
        } catch (SQLException | RuntimeException failed) {
            if (!committing) {
                rollback(connection, failed);
            }
            throw failed;
        }
    }

    /** Commits, in the message of what accompanies a write; gives the state that the connection is left in. */
    private SessionState commit(Connection connection) throws SQLException {
        committing = operation.kind().writes();
        if (!committing || accompaniment.isEmpty()) {
            connection.commit();
            return state;
        }
        Accompaniment companion = accompaniment.get();
        String ending = String.join(";", DEFERRED, SessionState.LEAVE_ROLE, companion.sql(), "COMMIT");
        try (PreparedStatement statement = connection.prepareStatement(ending)) {
            companion.bind(statement, 1);
            statement.execute();
        }
        return state.asLogin();
    }

    /** A connection that broke cannot be rolled back; the first error is the one that tells why. */
    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    private OperationResult send(Connection connection, List<String> after, int rowsPerTrip) throws SQLException {
        Limits limits = operation.limits();
        Message message = plan.messages().with(sessions.approach(connection, state), after);
        try (PreparedStatement statement = connection.prepareStatement(message.jdbc())) {
            int next = new BoundValues(plan, operation.statement().parameters()).bind(statement);
            if (!after.isEmpty()) {
                accompaniment.orElseThrow().bind(statement, next);
            }
            statement.setFetchSize(rowsPerTrip);
            statement.setMaxRows(limits.offset() + limits.maxRows() + 1);
            boolean isRows = statement.execute();
            for (int setting = 0; setting < message.before(); setting++) {
                isRows = statement.getMoreResults();
            }
            if (!isRows) {
                return results.written(statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return results.read(rows);
            }
        }
    }
}
