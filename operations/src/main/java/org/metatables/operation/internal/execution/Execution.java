package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.metatables.operation.Limits;
import org.metatables.operation.OperationResult;

/**
 * One run of a statement that was allowed. What puts the connection into its state travels in the message of the
 * statement. A read from the start, and a write whose answer does not matter to its commit, are one message and one
 * transaction; all others have a transaction around them.
 */
final class Execution {

    private static final int ROWS_PER_TRIP = 1_000;
    private static final int ALL_ROWS = 0;

    private final PreparedOperation prepared;
    private final Dispatch dispatch;
    private final Optional<Accompaniment> accompaniment;
    private final Ending ending;
    private final Results results;

    Execution(Dispatch dispatch, Optional<Accompaniment> accompaniment, Results results) {
        this.prepared = dispatch.prepared();
        this.dispatch = dispatch;
        this.accompaniment = accompaniment;
        this.ending = new Ending(dispatch, accompaniment);
        this.results = results;
    }

    /** Runs a write that its key lets happen once. */
    OperationResult runOnce(Connection connection, OnceOnly once) throws SQLException {
        ending.leavesRole();
        return ending.inTransaction(
                connection, () -> once.run(connection, results, () -> send(connection, Optional.empty(), ALL_ROWS)));
    }

    /** Whether the commit of a write was sent: then an error does not tell whether something was written. */
    boolean isCommitting() {
        return ending.isCommitting();
    }

    OperationResult run(Connection connection) throws SQLException {
        boolean writes = prepared.operation().kind().writes();
        // Deferred triggers of an owner would run at the end of the message, when the role of the scope is left.
        boolean answerMatters =
                prepared.plan().statement().returnsRows() || prepared.scope().runsCode();
        if (writes ? answerMatters : prepared.operation().limits().offset() > 0) {
            return ending.inTransaction(
                    connection, () -> send(connection, Optional.empty(), writes ? ALL_ROWS : ROWS_PER_TRIP));
        }
        if (writes) {
            ending.commitsItself();
        }
        OperationResult result = send(connection, accompaniment, ALL_ROWS);
        if (accompaniment.isEmpty()) {
            dispatch.arrived(connection);
        } else {
            dispatch.arrivedAsLogin(connection);
        }
        return result;
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
