package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import org.metatables.audit.AuditNet;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationException;
import org.metatables.operation.internal.audit.AuditEntry;
import org.metatables.operation.internal.boundary.Sessions;

/**
 * Puts operations that passed the nets before the boundary on their way, and says what became of those that fail there.
 *
 * @param work where they run
 */
record Launch(PooledWork work, Plans plans, RoleLookup roles, Box box, Sessions sessions) {

    /** What carries an operation to the server, in the role of its scope. */
    Dispatch dispatch(PreparedOperation prepared, Watched watched, AuditEntry entry) {
        Operation operation = prepared.operation();
        entry.enter(AuditNet.BOUNDARY);
        return new Dispatch(
                prepared,
                box.governed(
                        roles.of(prepared.scope(), watched),
                        !operation.kind().writes(),
                        operation.limits().statementTimeoutMillis()),
                sessions);
    }

    /** Whether an operation failed since its role was too weak, which it will not be the next time: nothing of it has happened. */
    boolean isRoleRenewed(PreparedOperation prepared, SQLException failed) {
        return roles.forget(prepared.scope(), failed);
    }

    /** Judges the statement of an operation that failed again the next time, and tells the audit. */
    void broke(PreparedOperation prepared, SQLException failed, AuditEntry entry, boolean committing) {
        plans.forget(prepared.key());
        entry.broke(failed, committing && Connections.isBroken(failed));
    }

    /** Tells the same, and says in our words what went wrong. */
    OperationException failure(
            PreparedOperation prepared, SQLException failed, Watched watched, AuditEntry entry, boolean committing) {
        broke(prepared, failed, entry, committing);
        return prepared.error(failed, watched, committing);
    }
}
