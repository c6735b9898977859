package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.metatables.operation.internal.boundary.SessionState;

/** Puts a transaction around work, and ends it: with what accompanies a write, in the message of the commit. */
final class Ending {

    /** Deferred triggers of an owner run as the role of the scope, and not as the login that commits. */
    private static final String DEFERRED = "SET CONSTRAINTS ALL IMMEDIATE";

    private final Dispatch dispatch;
    private final Optional<Accompaniment> accompaniment;
    private boolean committing;
    private boolean roleLeft;

    Ending(Dispatch dispatch, Optional<Accompaniment> accompaniment) {
        this.dispatch = dispatch;
        this.accompaniment = accompaniment;
    }

    /** Whether the commit of a write was sent: then an error does not tell whether something was written. */
    boolean isCommitting() {
        return committing;
    }

    /** A write is sent that commits itself. */
    void commitsItself() {
        committing = true;
    }

    /** The work leaves the role of the scope before it ends. */
    void leavesRole() {
        roleLeft = true;
    }

    /** Does work in a transaction. */
    <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            committing = dispatch.prepared().operation().kind().writes();
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException failed) {
            if (!committing) {
                rollback(connection, failed);
            }
            throw failed;
        }
    }

    private void commit(Connection connection) throws SQLException {
        if (accompaniment.isEmpty()) {
            connection.commit();
            if (roleLeft) {
                dispatch.arrivedAsLogin(connection);
            } else {
                dispatch.arrived(connection);
            }
            return;
        }
        String ending = String.join(
                ";", DEFERRED, SessionState.LEAVE_ROLE, accompaniment.get().sql(), "COMMIT");
        dispatch.sessions().approach(connection, dispatch.state());
        try (PreparedStatement statement = connection.prepareStatement(ending)) {
            accompaniment.get().bind(statement, 1);
            statement.execute();
        }
        dispatch.arrivedAsLogin(connection);
    }

    /** A connection that broke cannot be rolled back; the first error is the one that tells why. */
    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    /** What is done in the transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }
}
