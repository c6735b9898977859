package org.metatables.access;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Nobody is known to act: a {@link PrincipalSource} has no principal to give. Nothing was executed. */
public final class NoPrincipalException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** @param problem why there is none, and how to have one */
    public NoPrincipalException(Problem problem) {
        super(problem);
    }
}
