package org.metatables.liquibase.internal;

import java.util.List;
import liquibase.command.CleanUpCommandStep;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;

/**
 * Throws what was found when the tables were finalised, after every other step has cleaned up.
 *
 * <p>Liquibase cleans up in reverse order, and a step that throws while it cleans up keeps the earlier ones from doing so: Liquibase's lock could stay
 * taken and its connection open. This step is the first of all and hence cleans up last.
 */
public final class LastWordStep extends LifecyclePart implements CleanUpCommandStep {

    private static final int BEFORE_ALL_OTHERS = -1_000;

    @Override
    public List<Class<?>> providedDependencies() {
        return List.of(LastWord.class);
    }

    @Override
    public int getOrder(CommandDefinition definition) {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public void cleanUp(CommandResultsBuilder results) {
        if (results.getCommandScope().getDependency(LastWord.class) instanceof LastWord word) {
            throw word.failure();
        }
    }

    /** What is to be thrown at the very end of a command. */
    record LastWord(RuntimeException failure) {}
}
