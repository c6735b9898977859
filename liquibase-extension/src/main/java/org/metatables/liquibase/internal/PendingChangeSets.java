package org.metatables.liquibase.internal;

import liquibase.RuntimeEnvironment;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;

/** What an {@code update} of the same change log, contexts and labels would still run. */
final class PendingChangeSets {

    private PendingChangeSets() {}

    static boolean exist(CommandScope scope, Database database) throws LiquibaseException {
        if (!(scope.getDependency(DatabaseChangeLog.class) instanceof DatabaseChangeLog changeLog)
                || !(scope.getDependency(ChangeLogParameters.class) instanceof ChangeLogParameters parameters)) {
            return false;
        }
        ListVisitor visitor = new ListVisitor();
        new ChangeLogIterator(
                        changeLog,
                        new ContextChangeSetFilter(parameters.getContexts()),
                        new LabelChangeSetFilter(parameters.getLabels()),
                        new DbmsChangeSetFilter(database),
                        new IgnoreChangeSetFilter(),
                        new ShouldRunChangeSetFilter(database))
                .run(visitor, new RuntimeEnvironment(database, parameters.getContexts(), parameters.getLabels()));
        return !visitor.getSeenChangeSets().isEmpty();
    }
}
