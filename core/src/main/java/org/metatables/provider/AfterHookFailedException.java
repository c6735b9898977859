package org.metatables.provider;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The migration succeeded, and what the project does afterwards failed. */
public final class AfterHookFailedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private AfterHookFailedException(Problem problem, Throwable cause) {
        super(problem, cause);
    }

    /** What the hook of a run threw. */
    public static AfterHookFailedException of(MigrationReport report, Throwable failure) {
        return new AfterHookFailedException(
                Problem.of("The after-hook of the provider " + report.provider().key() + " failed: " + failure
                                + ". The tables are migrated and active.")
                        .remedy("Mend the hook and run the command again: nothing is migrated twice, and the hook is"
                                + " run again."),
                failure);
    }
}
