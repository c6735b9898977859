package org.metatables.liquibase.internal;

import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;

/**
 * Tells the connection when a change set begins to change something. What Liquibase commits next is the end of the change set, unless that is not to
 * run in a transaction at all.
 */
final class ChangeSetBoundaries extends AbstractChangeExecListener {

    @Override
    public void willRun(Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
        begin(changeSet, database);
    }

    @Override
    public void willRollback(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
        begin(changeSet, database);
    }

    private static void begin(ChangeSet changeSet, Database database) {
        if (changeSet.isRunInTransaction() && database.getConnection() instanceof ChangeSetConnection connection) {
            connection.leaveOutNextCommit();
        }
    }
}
