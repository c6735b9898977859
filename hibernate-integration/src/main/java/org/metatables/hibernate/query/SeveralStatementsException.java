package org.metatables.hibernate.query;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Hibernate would run more than one statement for the query. */
public final class SeveralStatementsException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public SeveralStatementsException(Problem problem) {
        super(problem);
    }
}
