package org.metatables.hibernate.store;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** There is no row with the id that was given. Nothing was written. */
public final class RowNotFoundException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public RowNotFoundException(Problem problem) {
        super(problem);
    }
}
