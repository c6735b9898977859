package org.metatables.hibernate.store;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A row without an id, where the id says which row is meant. Nothing was written. */
public final class MissingIdException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public MissingIdException(Problem problem) {
        super(problem);
    }
}
