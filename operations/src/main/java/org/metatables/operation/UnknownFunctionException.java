package org.metatables.operation;

import org.metatables.Problem;

/** A function that should be listed does not exist, or is not one that can be. */
public final class UnknownFunctionException extends OperationException {

    private static final long serialVersionUID = 1L;

    public UnknownFunctionException(Problem problem) {
        super(problem);
    }
}
