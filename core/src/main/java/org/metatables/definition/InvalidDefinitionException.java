package org.metatables.definition;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** What an author declared is contradictory, ambiguous, or not supported. */
public final class InvalidDefinitionException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public InvalidDefinitionException(Problem problem) {
        super(problem);
    }

    public InvalidDefinitionException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
