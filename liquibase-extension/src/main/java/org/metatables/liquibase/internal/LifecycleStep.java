package org.metatables.liquibase.internal;

import java.util.List;
import java.util.Optional;
import liquibase.command.CleanUpCommandStep;
import liquibase.command.CommandResultsBuilder;
import liquibase.command.CommandScope;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.metatables.definition.DefinitionSet;
import org.metatables.liquibase.LiquibaseOptions;

/**
 * Reserves the tables of the project before Liquibase migrates, and finalises them afterwards.
 *
 * <p>The step stands directly behind the one that connects. So it runs before Liquibase looks at its tables or takes its lock, and cleans up after
 * Liquibase has released that lock, with the connection still open.
 *
 * @see SuccessStep
 */
public final class LifecycleStep extends LifecyclePart implements CleanUpCommandStep {

    @Override
    public List<Class<?>> providedDependencies() {
        return List.of(GovernedRun.class);
    }

    /** What the step that connects needs, and not the connection: that would put this step behind others that need it, too. */
    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(DbUrlConnectionArgumentsCommandStep.class);
    }

    @Override
    public void run(CommandResultsBuilder results) throws Exception {
        CommandScope scope = results.getCommandScope();
        Object database = scope.getDependency(Database.class);
        Optional<GovernedDatabase> governed = GovernedDatabase.of(database);
        boolean startedByAnotherCommand =
                governed.flatMap(GovernedDatabase::run).isPresent();
        if (database == null || startedByAnotherCommand) {
            return;
        }
        Stopwatch stopwatch = Stopwatch.start();
        Optional<DefinitionSet> definitions = ProjectDefinitions.load();
        if (definitions.isPresent() && governed.isPresent()) {
            // Also where nothing else is to be done: without its history, Liquibase would migrate from the beginning.
            ChangeLogChoice.apply(governed.get(), definitions.get(), scope);
        }
        if (!LiquibaseOptions.isEnabled()) {
            return;
        }
        LiquibaseOptions.refuseUnknown();
        if (definitions.isEmpty()) {
            Announcement.of("no definitions on the class path, nothing to do.");
        } else if (governed.isEmpty()) {
            Announcement.warning("the tables of " + definitions.get().provider().key()
                    + " are not governed here: MetaTables needs a connection to PostgreSQL.");
        } else {
            readChangeLog(governed.get(), scope);
            GovernedCommand command = GovernedCommand.of(scope.getCommand()).orElseThrow();
            scope.provideDependency(
                    GovernedRun.class, GovernedRun.reserve(governed.get(), definitions.get(), command, stopwatch));
        }
    }

    /** One that cannot be read is to leave no row reserved. */
    private static void readChangeLog(GovernedDatabase database, CommandScope scope) throws LiquibaseException {
        Optional<ChangeLogFile> file = ChangeLogFile.of(database, scope);
        if (file.isPresent()) {
            file.get().read();
        }
    }

    @Override
    public void cleanUp(CommandResultsBuilder results) {
        CommandScope scope = results.getCommandScope();
        if (scope.getDependency(GovernedRun.class) instanceof GovernedRun run) {
            run.end(scope);
        }
    }
}
