package org.metatables.datasource;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The catalog has no such data source, or nothing says which one is meant. */
public final class DataSourceNotFoundException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    DataSourceNotFoundException(Problem problem) {
        super(problem);
    }
}
