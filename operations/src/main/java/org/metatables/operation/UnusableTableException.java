package org.metatables.operation;

import org.metatables.Problem;

/** A MetaTable of the scope is unknown or reserved. */
public final class UnusableTableException extends OperationException {

    private static final long serialVersionUID = 1L;

    public UnusableTableException(Problem problem) {
        super(problem);
    }
}
