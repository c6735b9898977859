package org.metatables.datasource;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A data source cannot be made as it was asked for: its name is not usable, or taken. */
public final class InvalidDataSourceException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidDataSourceException(Problem problem) {
        super(problem);
    }
}
