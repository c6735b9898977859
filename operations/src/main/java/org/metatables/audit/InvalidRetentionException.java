package org.metatables.audit;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The audit cannot be stored as an {@link AuditRetention} says. */
public final class InvalidRetentionException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidRetentionException(Problem problem) {
        super(problem);
    }
}
