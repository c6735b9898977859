package org.metatables.operation;

import org.metatables.Problem;

/** The statement does something that the operation does not declare, or that no operation may do. Nothing was executed. */
public final class OperationRefusedException extends OperationException {

    private static final long serialVersionUID = 1L;

    public OperationRefusedException(Problem problem) {
        super(problem);
    }
}
