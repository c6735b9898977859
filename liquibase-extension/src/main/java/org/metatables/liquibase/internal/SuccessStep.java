package org.metatables.liquibase.internal;

import java.util.List;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;
import liquibase.database.Database;
import org.metatables.liquibase.internal.LastWordStep.LastWord;

/**
 * Brings the other two steps into the governed commands, and tells the run that Liquibase's own part succeeded: it stands behind the command's main
 * step and is reached only if nothing has failed. A step that cleans up is not told.
 *
 * <p>It names the database before the run, so that Liquibase puts the step that connects before the {@link LifecycleStep}.
 */
public final class SuccessStep extends LifecyclePart {

    /** The main step of a command has the order 1,000. */
    private static final int AFTER_ALL_OTHERS = 1_000_000;

    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(Database.class, GovernedRun.class, LastWord.class);
    }

    @Override
    public int getOrder(CommandDefinition definition) {
        return GovernedCommand.of(definition).isPresent() ? AFTER_ALL_OTHERS : super.getOrder(definition);
    }

    @Override
    public void run(CommandResultsBuilder results) {
        if (results.getCommandScope().getDependency(GovernedRun.class) instanceof GovernedRun run) {
            run.migrated();
        }
    }
}
