package org.metatables.operation;

import org.metatables.Problem;

/** A parameter is missing, is not used, has no type, or its value does not fit its type. Nothing was written. */
public final class ParameterException extends OperationException {

    private static final long serialVersionUID = 1L;

    public ParameterException(Problem problem) {
        super(problem);
    }
}
