package org.metatables.hibernate.query;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A query has more rows than it may take: nothing is cut silently. */
public final class TooManyRowsException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public TooManyRowsException(Problem problem) {
        super(problem);
    }
}
