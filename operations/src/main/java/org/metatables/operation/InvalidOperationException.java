package org.metatables.operation;

import org.metatables.Problem;

/** The operation is not well formed: nothing was sent to the database. */
public final class InvalidOperationException extends OperationException {

    private static final long serialVersionUID = 1L;

    public InvalidOperationException(Problem problem) {
        super(problem);
    }
}
