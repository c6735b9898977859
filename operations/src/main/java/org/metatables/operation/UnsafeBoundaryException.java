package org.metatables.operation;

import org.metatables.Problem;

/** The boundary of governed operations is not installed, or does not hold, so that no operation runs. */
public final class UnsafeBoundaryException extends OperationException {

    private static final long serialVersionUID = 1L;

    public UnsafeBoundaryException(Problem problem) {
        super(problem);
    }
}
