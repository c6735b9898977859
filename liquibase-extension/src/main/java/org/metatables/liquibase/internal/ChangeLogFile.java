package org.metatables.liquibase.internal;

import java.util.Optional;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.CommandArgumentDefinition;
import liquibase.command.CommandScope;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * The change log file that a command names. Whoever needs it before Liquibase reads it leaves what was read to Liquibase, which does not read it
 * again.
 *
 * @param database the database
 * @param scope the command
 */
record ChangeLogFile(GovernedDatabase database, CommandScope scope) {

    /** Empty where the command has no such file. */
    static Optional<ChangeLogFile> of(GovernedDatabase database, CommandScope scope) {
        boolean isNamed = value(scope, DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG) != null
                || value(scope, DatabaseChangelogCommandStep.CHANGELOG_ARG) != null;
        return isNamed ? Optional.of(new ChangeLogFile(database, scope)) : Optional.empty();
    }

    /**
     * The change log, which Liquibase has read with the parameters of the command.
     *
     * @throws LiquibaseException if it cannot be read
     */
    DatabaseChangeLog read() throws LiquibaseException {
        DatabaseChangeLog given = value(scope, DatabaseChangelogCommandStep.CHANGELOG_ARG);
        if (given != null) {
            return given;
        }
        ChangeLogParameters parameters = parameters();
        DatabaseChangeLog changeLog = read(parameters);
        scope.addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, parameters);
        scope.addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_ARG, changeLog);
        return changeLog;
    }

    /** As {@link DatabaseChangelogCommandStep} makes them. */
    private ChangeLogParameters parameters() {
        ChangeLogParameters given = value(scope, DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS);
        if (given != null) {
            return given;
        }
        ChangeLogParameters parameters = new ChangeLogParameters(database.liquibase());
        parameters.addJavaProperties();
        parameters.addDefaultFileProperties();
        parameters.setContexts(new Contexts(value(scope, DatabaseChangelogCommandStep.CONTEXTS_ARG)));
        parameters.setLabels(new LabelExpression(value(scope, DatabaseChangelogCommandStep.LABEL_FILTER_ARG)));
        return parameters;
    }

    private DatabaseChangeLog read(ChangeLogParameters parameters) throws LiquibaseException {
        try {
            return DatabaseChangelogCommandStep.getDatabaseChangeLog(
                    scope.getArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG),
                    parameters,
                    database.liquibase());
        } catch (LiquibaseException | RuntimeException unreadable) {
            throw unreadable;
        } catch (Exception unreadable) {
            // Liquibase declares all that there is. What it means has passed above; the rest is chained, not hidden.
            throw new LiquibaseException(unreadable);
        }
    }

    private static <T> @Nullable T value(CommandScope scope, CommandArgumentDefinition<T> argument) {
        return scope.getArgumentValue(argument);
    }
}
