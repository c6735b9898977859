package org.metatables.operation.internal.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.metatables.Problem;
import org.metatables.access.Decision;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.Visibility;
import org.metatables.operation.Access;
import org.metatables.operation.AccessRefusedException;
import org.metatables.operation.Scope;
import org.metatables.operation.ScopeTable;

/**
 * Sees to it that a principal only uses tables as it may. A table that it may not view is taken away before anything else is said about
 * it, so that it is the same as one that does not exist.
 */
final class AccessCheck {

    private final Principal principal;
    private final Visibility byDefault;

    AccessCheck(Principal principal, Visibility byDefault) {
        this.principal = principal;
        this.byDefault = byDefault;
    }

    /** Those of the tables that the principal may view. */
    Map<UUID, GovernedTable> visible(Map<UUID, GovernedTable> tables) {
        Map<UUID, GovernedTable> visible = new HashMap<>(tables);
        visible.values().removeIf(table -> !decision(table).allows(Permission.VIEW));
        return visible;
    }

    /**
     * Whether the principal may edit all tables that a scope declares to write.
     *
     * @param visible the tables of the scope, all of which the principal may view
     */
    boolean mayEdit(Scope scope, Map<UUID, GovernedTable> visible) {
        return scope.tables().stream()
                .filter(AccessCheck::isWritten)
                .allMatch(table -> decision(visible.get(table.uid())).allows(Permission.EDIT));
    }

    /**
     * Requires that.
     *
     * @param visible the tables of the scope that the principal may view
     * @throws AccessRefusedException if the principal may not edit one of them
     */
    void requireEdit(Scope scope, Map<UUID, GovernedTable> visible) {
        for (ScopeTable declared : scope.tables()) {
            GovernedTable table = visible.get(declared.uid());
            if (table == null || !isWritten(declared)) {
                continue;
            }
            Decision decision = decision(table);
            if (!decision.allows(Permission.EDIT)) {
                throw new AccessRefusedException(Problem.of("The scope declares write access to " + table.name()
                                + ", which " + principal.user() + " may view but not edit. " + decision.reason())
                        .inTable(table.name().toString())
                        .withUid(table.uid())
                        .remedy("Declare read access if the statement only reads the table, or ask an administrator to"
                                + " grant edit."));
            }
        }
    }

    private Decision decision(GovernedTable table) {
        return table.access().decide(principal, byDefault);
    }

    private static boolean isWritten(ScopeTable declared) {
        return declared.access() == Access.WRITE;
    }
}
