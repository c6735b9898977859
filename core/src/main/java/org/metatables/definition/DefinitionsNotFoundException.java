package org.metatables.definition;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A project has no definitions where they were looked for. */
public final class DefinitionsNotFoundException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    DefinitionsNotFoundException(Problem problem) {
        super(problem);
    }

    DefinitionsNotFoundException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
