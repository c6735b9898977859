package org.metatables.hibernate.query;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A query touches an entity that is no MetaTable. */
public final class UngovernedEntityException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public UngovernedEntityException(Problem problem) {
        super(problem);
    }
}
