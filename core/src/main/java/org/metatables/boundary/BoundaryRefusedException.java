package org.metatables.boundary;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The boundary was not installed, or not taken out, since something stands against it. Nothing was changed. */
public final class BoundaryRefusedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    BoundaryRefusedException(Problem problem) {
        super(problem);
    }
}
