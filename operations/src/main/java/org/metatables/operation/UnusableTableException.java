package org.metatables.operation;

import org.metatables.Problem;

/** A MetaTable of the scope is unknown, which includes that the principal may not view it, or it is reserved. */
public final class UnusableTableException extends OperationException {

    private static final long serialVersionUID = 1L;

    public UnusableTableException(Problem problem) {
        super(problem);
    }
}
