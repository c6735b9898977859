package org.metatables.filter;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A field that may not be used so: see {@link FieldOps}. The message has the names of those that may. */
public final class ForbiddenFieldException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    ForbiddenFieldException(Problem problem) {
        super(problem);
    }
}
