package org.metatables.liquibase.internal;

import java.util.List;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.changelog.visitor.DefaultChangeExecListener;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;

/** Listens to the change sets of a command, before its main step runs them. */
public final class ChangeSetStep extends LifecyclePart {

    /** Behind the steps that prepare a command, and before its main step, which has the order 1,000. */
    private static final int BEFORE_THE_MAIN_STEP = 1;

    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(ChangeExecListener.class);
    }

    @Override
    public int getOrder(CommandDefinition definition) {
        boolean runsChangeSets = GovernedCommand.of(definition)
                .filter(GovernedCommand::runsChangeSets)
                .isPresent();
        return runsChangeSets ? BEFORE_THE_MAIN_STEP : super.getOrder(definition);
    }

    /** A command that another one started has that one's listeners. */
    @Override
    public void run(CommandResultsBuilder results) {
        if (results.getCommandScope().getDependency(ChangeExecListener.class) instanceof DefaultChangeExecListener all
                && all.getListeners().stream().noneMatch(ChangeSetBoundaries.class::isInstance)) {
            all.addListener(new ChangeSetBoundaries());
        }
    }
}
