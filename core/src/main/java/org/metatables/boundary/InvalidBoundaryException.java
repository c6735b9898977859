package org.metatables.boundary;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A boundary was asked for that contradicts itself. */
public final class InvalidBoundaryException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidBoundaryException(Problem problem) {
        super(problem);
    }
}
