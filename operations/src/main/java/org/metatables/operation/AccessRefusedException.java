package org.metatables.operation;

import org.metatables.Problem;

/**
 * The principal may not do this: it may view a table but not edit it, or may not act for somebody. Nothing was executed.
 *
 * <p>Of a table that the principal may not even view nothing is told: it is as unknown as one that does not exist, and hence an
 * {@link UnusableTableException}.
 */
public final class AccessRefusedException extends OperationException {

    private static final long serialVersionUID = 1L;

    public AccessRefusedException(Problem problem) {
        super(problem);
    }
}
