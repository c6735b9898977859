package org.metatables.hibernate.store;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A simple table that the caller cannot use: it is not there, or the caller may not view it. */
public final class UnknownTableException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public UnknownTableException(Problem problem) {
        super(problem);
    }
}
