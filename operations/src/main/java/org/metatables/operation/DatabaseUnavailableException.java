package org.metatables.operation;

import org.metatables.Problem;

/** No connection is to be had, or it broke. The message says whether something may have been written. */
public final class DatabaseUnavailableException extends OperationException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(Problem problem) {
        super(problem);
    }
}
