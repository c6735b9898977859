package org.metatables.operation;

import org.metatables.Problem;

/** The rows of the operation take more bytes than the pool accepts. Nothing was written. */
public final class ResultTooLargeException extends OperationException {

    private static final long serialVersionUID = 1L;

    public ResultTooLargeException(Problem problem) {
        super(problem);
    }
}
