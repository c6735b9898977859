package org.metatables.operation;

import org.metatables.Problem;

/** A MetaTable of the scope is unknown, reserved, or in a data source that does not allow the operation. */
public final class UnusableTableException extends OperationException {

    private static final long serialVersionUID = 1L;

    public UnusableTableException(Problem problem) {
        super(problem);
    }
}
