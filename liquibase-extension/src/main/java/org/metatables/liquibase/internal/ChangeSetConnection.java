package org.metatables.liquibase.internal;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * Keeps a change set and Liquibase's note that it has run in one transaction.
 *
 * <p>Liquibase commits the one and then the other. A process that is killed in between leaves tables that the next update tries to make again, and
 * fails. Here the first of the two commits is left out.
 */
final class ChangeSetConnection extends JdbcConnection {

    private boolean noteFollows;

    ChangeSetConnection(Connection connection) {
        super(connection);
    }

    /** The next commit ends a change set and is left out: the note follows, with a commit of its own. */
    void leaveOutNextCommit() {
        noteFollows = true;
    }

    @Override
    public void commit() throws DatabaseException {
        if (noteFollows) {
            noteFollows = false;
        } else {
            super.commit();
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        noteFollows = false;
        super.rollback();
    }
}
