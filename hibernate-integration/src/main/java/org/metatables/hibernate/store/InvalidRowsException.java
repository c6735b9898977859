package org.metatables.hibernate.store;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Rows that contradict each other or the table, seen before anything was sent. Nothing was written. */
public final class InvalidRowsException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public InvalidRowsException(Problem problem) {
        super(problem);
    }
}
