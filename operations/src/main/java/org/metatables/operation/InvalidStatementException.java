package org.metatables.operation;

import org.metatables.Problem;

/**
 * The SQL text is not one statement that PostgreSQL understands: it cannot be read, or it names a table, a column or
 * a function that is not there. Nothing was executed.
 */
public final class InvalidStatementException extends OperationException {

    private static final long serialVersionUID = 1L;

    public InvalidStatementException(Problem problem) {
        super(problem);
    }
}
