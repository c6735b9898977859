package org.metatables.filter;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A name that is none of a table's fields. The message has the names that are. */
public final class UnknownFieldException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    UnknownFieldException(Problem problem) {
        super(problem);
    }
}
