package org.metatables.hibernate.query;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The query needs something that governed queries do not offer. */
public final class UnsupportedQueryException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public UnsupportedQueryException(Problem problem) {
        super(problem);
    }
}
