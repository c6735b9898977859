package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.metatables.operation.Limits;
import org.metatables.operation.OperationResult;
import org.metatables.operation.internal.boundary.SessionState;

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

    private final PreparedOperation prepared;
    private final Dispatch dispatch;
    private final Optional<Accompaniment> accompaniment;
    private final Results results;
    private boolean committing;

    Execution(Dispatch dispatch, Optional<Accompaniment> accompaniment, Results results) {
        this.prepared = dispatch.prepared();
        this.dispatch = dispatch;
        this.accompaniment = accompaniment;
        this.results = results;
    }

    /** Whether the commit of a write was sent: then an error does not tell whether something was written. */
    boolean isCommitting() {
        return committing;
    }

    OperationResult run(Connection connection) throws SQLException {
        if (!prepared.operation().kind().writes()) {
            return prepared.operation().limits().offset() == 0
                    ? alone(connection)
                    : inTransaction(connection, ROWS_PER_TRIP);
        }
        // Deferred triggers of an owner would run at the end of the message, when the role of the scope is left.
        if (prepared.plan().statement().returnsRows() || prepared.scope().runsCode()) {
            return inTransaction(connection, ALL_ROWS);
        }
        committing = true;
        return alone(connection);
    }

    private OperationResult alone(Connection connection) throws SQLException {
        OperationResult result = send(connection, accompaniment, ALL_ROWS);
        arrived(connection);
        return result;
    }

    private void arrived(Connection connection) throws SQLException {
        if (accompaniment.isEmpty()) {
            dispatch.arrived(connection);
        } else {
            dispatch.arrivedAsLogin(connection);
        }
    }

    private OperationResult inTransaction(Connection connection, int rowsPerTrip) throws SQLException {
        connection.setAutoCommit(false);
        try {
            OperationResult result = send(connection, Optional.empty(), rowsPerTrip);
            commit(connection);
            arrived(connection);
            return result;
        } catch (SQLException | RuntimeException failed) {
            if (!committing) {
                rollback(connection, failed);
            }
            throw failed;
        }
    }

    /** Commits, in the message of what accompanies the statement. */
    private void commit(Connection connection) throws SQLException {
        committing = prepared.operation().kind().writes();
        if (accompaniment.isEmpty()) {
            connection.commit();
            return;
        }
        String ending = String.join(
                ";", DEFERRED, SessionState.LEAVE_ROLE, accompaniment.get().sql(), "COMMIT");
        try (PreparedStatement statement = connection.prepareStatement(ending)) {
            accompaniment.get().bind(statement, 1);
            statement.execute();
        }
    }

    /** A connection that broke cannot be rolled back; the first error is the one that tells why. */
    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    private OperationResult send(Connection connection, Optional<Accompaniment> companion, int rowsPerTrip)
            throws SQLException {
        Limits limits = prepared.operation().limits();
        try (Dispatch.Departure departure = dispatch.prepare(connection, companion)) {
            PreparedStatement statement = departure.statement();
            statement.setFetchSize(rowsPerTrip);
            statement.setMaxRows(limits.offset() + limits.maxRows() + 1);
            if (!departure.execute()) {
                return results.written(statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return results.read(rows);
            }
        }
    }
}
