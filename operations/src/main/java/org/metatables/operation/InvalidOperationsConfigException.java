package org.metatables.operation;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A setting of an {@link OperationsConfig} is out of its range. */
public final class InvalidOperationsConfigException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public InvalidOperationsConfigException(Problem problem) {
        super(problem);
    }
}
