package org.metatables.contract;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A word that does not name a data type, or names one that a contract cannot hold. */
public final class InvalidDataTypeException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidDataTypeException(Problem problem) {
        super(problem);
    }
}
