package org.metatables.operation;

import org.metatables.Problem;

/** The database refused the statement while it ran: a deadlock, a trigger, a lack of space. Nothing was written. */
public final class OperationFailedException extends OperationException {

    private static final long serialVersionUID = 1L;

    public OperationFailedException(Problem problem) {
        super(problem);
    }
}
