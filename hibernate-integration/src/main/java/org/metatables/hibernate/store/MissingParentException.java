package org.metatables.hibernate.store;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A row that refers to another one which was not inserted. Nothing was written. */
public final class MissingParentException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public MissingParentException(Problem problem) {
        super(problem);
    }
}
