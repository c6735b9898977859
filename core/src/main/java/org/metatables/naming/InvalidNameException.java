package org.metatables.naming;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A text from which no name can be made. */
public final class InvalidNameException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidNameException(Problem problem) {
        super(problem);
    }
}
