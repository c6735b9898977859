package org.metatables.drift.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Runs work of which nothing remains in the database, and leaves the connection's transaction as it was. */
final class Rehearsal {

    private Rehearsal() {}

    static void run(Connection connection, Work work) throws SQLException {
        if (connection.getAutoCommit()) {
            runInTransactionOfItsOwn(connection, work);
        } else {
            runInSavepoint(connection, work);
        }
    }

    private static void runInTransactionOfItsOwn(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
        } finally {
            try {
                connection.rollback();
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void runInSavepoint(Connection connection, Work work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            work.run();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    /** Work on the connection. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }
}
