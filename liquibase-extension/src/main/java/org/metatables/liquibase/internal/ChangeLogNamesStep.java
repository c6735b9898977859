package org.metatables.liquibase.internal;

import java.util.List;
import java.util.Optional;
import liquibase.command.CommandResultsBuilder;
import liquibase.command.CommandScope;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.DefinitionSet;

/**
 * Names the change log of the project in commands that leave the tables alone, so that they read, tag or unlock the same one that the governed
 * commands write.
 *
 * <p>Like the {@link LifecycleStep} it stands directly behind the step that connects.
 *
 * @see ChangeLogReaderStep
 */
public final class ChangeLogNamesStep extends LifecyclePart {

    @Override
    public List<Class<?>> providedDependencies() {
        return List.of(ChangeLogNames.class);
    }

    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(DbUrlConnectionArgumentsCommandStep.class);
    }

    /** A command that another one started works on that one's change log. */
    @Override
    public void run(CommandResultsBuilder results) throws Exception {
        CommandScope scope = results.getCommandScope();
        Optional<GovernedDatabase> database = GovernedDatabase.of(scope.getDependency(Database.class));
        if (database.isPresent() && database.get().run().isEmpty()) {
            Optional<DefinitionSet> definitions = ProjectDefinitions.load();
            if (definitions.isPresent()) {
                ChangeLogChoice.apply(database.get(), definitions.get(), scope);
            }
        }
    }
}
