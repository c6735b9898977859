package org.metatables.operation.internal.execution;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.metatables.access.Actor;
import org.metatables.audit.AuditNet;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.internal.analysis.KnownTables;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.audit.AuditEntry;

/** Carries an operation through the nets before the boundary: its scope, its text, and what the server says of it. */
final class Preparation {

    private final GovernedTables tables;
    private final Plans plans;
    private final PooledWork work;
    private final Box box;
    private final KnownTables knownTables = new RegisteredTables();

    Preparation(GovernedTables tables, Plans plans, PooledWork work, Box box) {
        this.tables = tables;
        this.plans = plans;
        this.work = work;
        this.box = box;
    }

    /**
     * Prepares an operation.
     *
     * @param actor who executes it
     * @param entry is told in which net it is
     * @throws OperationRefusedException if its statement does what it does not declare
     */
    PreparedOperation prepare(Operation operation, Actor actor, Watched watched, AuditEntry entry) {
        GovernedScope scope = new ScopeCheck(operation, tables(operation, watched)).check();
        Plan.Key key = Plans.key(operation, scope);
        Plan plan = plans.of(operation, scope, key, knownTables, watched, entry);
        entry.enter(AuditNet.ANALYSIS);
        if (plan.statement().verdict() instanceof Verdict.Refused refused) {
            throw new OperationRefusedException(refused.reason());
        }
        return new PreparedOperation(operation, scope, plan, key);
    }

    private Map<UUID, GovernedTable> tables(Operation operation, Watched watched) {
        Set<UUID> uids = new LinkedHashSet<>();
        operation.scope().tables().stream().map(ScopeTable::uid).forEach(uids::add);
        Map<UUID, GovernedTable> known = tables.known(uids);
        return known.size() == uids.size()
                ? known
                : work.asking(watched, box.own(true), connection -> tables.read(connection, uids));
    }
}
