package org.metatables.operation;

import org.metatables.Problem;

/** The operation took longer than it may, or waited too long for a lock. Nothing was written. */
public final class OperationTimeoutException extends OperationException {

    private static final long serialVersionUID = 1L;

    public OperationTimeoutException(Problem problem) {
        super(problem);
    }
}
