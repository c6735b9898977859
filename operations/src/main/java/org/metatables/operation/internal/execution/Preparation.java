package org.metatables.operation.internal.execution;

import org.metatables.access.Actor;
import org.metatables.access.Principal;
import org.metatables.audit.AuditNet;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.audit.AuditEntry;

/** Carries an operation through the nets before the boundary: who may, its scope, its text, and what the server says of it. */
final class Preparation {

    private final VisibleTables tables;
    private final CheckedScopes checked;
    private final Plans plans;

    Preparation(VisibleTables tables, CheckedScopes checked, Plans plans) {
        this.tables = tables;
        this.checked = checked;
        this.plans = plans;
    }

    /**
     * Prepares an operation.
     *
     * @param actor who executes it, and for whom it says it does
     * @param entry is told in which net it is
     * @throws org.metatables.operation.AccessRefusedException if the principal may not
     * @throws OperationRefusedException if its statement does what it does not declare
     */
    PreparedOperation prepare(Operation operation, Actor actor, Watched watched, AuditEntry entry) {
        entry.enter(AuditNet.ACCESS);
        Principal principal = tables.principal(actor, watched);
        GovernedScope scope =
                checked.find(operation, principal).orElseGet(() -> check(operation, principal, watched, entry));
        Plan.Key key = Plans.key(operation, scope);
        Plan plan = plans.of(operation, scope, key, tables.beyondScope(principal), watched, entry);
        entry.enter(AuditNet.ANALYSIS);
        if (plan.statement().verdict() instanceof Verdict.Refused refused) {
            throw new OperationRefusedException(refused.reason());
        }
        return new PreparedOperation(operation, scope, plan, key);
    }

    private GovernedScope check(Operation operation, Principal principal, Watched watched, AuditEntry entry) {
        VisibleTables.Found found = tables.of(operation, principal, watched);
        ScopeCheck check = new ScopeCheck(operation, found.visible());
        entry.enter(found.hidesSome() ? AuditNet.ACCESS : AuditNet.SCOPE);
        check.requireKnown();
        entry.enter(AuditNet.SCOPE);
        GovernedScope scope = check.check();
        checked.remember(operation, principal, scope);
        return scope;
    }
}
