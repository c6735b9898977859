package org.metatables.liquibase.internal;

import liquibase.command.AbstractCommandStep;
import liquibase.command.CommandResultsBuilder;

/**
 * One of the steps by which MetaTables takes part in a governed command: {@link LastWordStep}, {@link LifecycleStep}, {@link ChangeSetStep} and
 * {@link SuccessStep}, in this order.
 *
 * <p>Liquibase puts the steps of a command in the order of their dependencies and then, keeping that order, sorts them by what they call their order.
 * A step joins a command by that number alone: one that also took the command's name would bring the arguments of all its commands into each of
 * them. Steps keep no state, since Liquibase 4 shares them among threads; what they pass on, they leave in the command's scope.
 *
 * @see liquibase.command.CommandFactory
 */
abstract class LifecyclePart extends AbstractCommandStep {

    @Override
    public final String[][] defineCommandNames() {
        return new String[][] {{"metaTables" + getClass().getSimpleName()}};
    }

    @Override
    public final boolean isInternal() {
        return true;
    }

    @Override
    public void run(CommandResultsBuilder results) throws Exception {}
}
