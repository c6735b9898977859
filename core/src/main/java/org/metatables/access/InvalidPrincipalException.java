package org.metatables.access;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The name of a user or a team is not one that grants can be kept for. */
public final class InvalidPrincipalException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidPrincipalException(Problem problem) {
        super(problem);
    }
}
