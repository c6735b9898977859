package org.metatables.audit;

import org.metatables.Problem;
import org.metatables.operation.OperationException;

/** The audit cannot be written in time, and so no operation is executed, or no result given back. */
public final class AuditUnavailableException extends OperationException {

    private static final long serialVersionUID = 1L;

    public AuditUnavailableException(Problem problem) {
        super(problem);
    }
}
