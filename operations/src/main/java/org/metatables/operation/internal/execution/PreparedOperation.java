package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationException;
import org.metatables.operation.internal.text.StatementText;

/**
 * An operation that passed the nets before the boundary.
 *
 * @param scope its scope, found usable
 * @param plan its statement, found allowed
 * @param key what the plan is remembered by
 */
record PreparedOperation(Operation operation, GovernedScope scope, Plan plan, Plan.Key key) {

    /** The same operation with words of ours before its statement, for the server. */
    PreparedOperation after(String prefix) {
        StatementText text = plan.text().after(prefix);
        return new PreparedOperation(operation, scope, new Plan(text, plan.statement(), new Messages(text)), key);
    }

    /**
     * Says in our words what went wrong while the statement ran.
     *
     * @param committing whether a commit was sent
     */
    OperationException error(SQLException failed, Watched watched, boolean committing) {
        return watched.isExpired()
                ? watched.tooLate(committing && Connections.isBroken(failed))
                : ServerErrors.of(failed, plan.text().places(), scope.names(), committing);
    }
}
