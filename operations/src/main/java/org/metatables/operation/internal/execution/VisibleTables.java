package org.metatables.operation.internal.execution;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.metatables.access.Actor;
import org.metatables.access.Principal;
import org.metatables.access.Visibility;
import org.metatables.operation.Operation;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.internal.analysis.KnownTables;

/** The tables of scopes, as far as those who act may see them. This class is thread-safe. */
final class VisibleTables {

    private final GovernedTables tables;
    private final ActingCheck acting;
    private final Visibility byDefault;
    private final PooledWork work;
    private final Box box;

    VisibleTables(GovernedTables tables, ActingCheck acting, Visibility byDefault, PooledWork work, Box box) {
        this.tables = tables;
        this.acting = acting;
        this.byDefault = byDefault;
        this.work = work;
        this.box = box;
    }

    /**
     * The principal whose grants count.
     *
     * @param claimed who acts, and for whom it says it does
     * @throws org.metatables.operation.AccessRefusedException if it may not act for that one
     */
    Principal principal(Actor claimed, Watched watched) {
        return acting.resolve(
                        claimed,
                        caller ->
                                work.asking(watched, box.own(true), connection -> ActingCheck.read(connection, caller)))
                .principal();
    }

    /** Which tables beyond a scope the principal may know of. */
    KnownTables beyondScope(Principal principal) {
        return new VisibleNames(principal, byDefault);
    }

    /**
     * The tables of an operation's scope that may be seen. Before anything is refused the catalog is asked once more, whether a table is
     * unknown or hidden: nobody can tell by the number of round trips, and what was just granted counts at once.
     *
     * @throws org.metatables.operation.AccessRefusedException if the principal may see but not edit a table that the scope declares to
     *     write
     */
    Found of(Operation operation, Principal principal, Watched watched) {
        AccessCheck check = new AccessCheck(principal, byDefault);
        Set<UUID> uids = new LinkedHashSet<>();
        operation.scope().tables().stream().map(ScopeTable::uid).forEach(uids::add);
        Map<UUID, GovernedTable> all = tables.known(uids);
        Map<UUID, GovernedTable> visible = check.visible(all);
        if (visible.size() < uids.size() || !check.mayEdit(operation.scope(), visible)) {
            all = work.asking(watched, box.own(true), connection -> tables.read(connection, uids));
            visible = check.visible(all);
        }
        check.requireEdit(operation.scope(), visible);
        return new Found(visible, visible.size() < all.size());
    }

    /**
     * The tables of a scope.
     *
     * @param visible those that the principal may see, by uid
     * @param hidesSome whether there are others: only the audit may tell them from those that do not exist
     */
    record Found(Map<UUID, GovernedTable> visible, boolean hidesSome) {

        Found {
            visible = Map.copyOf(visible);
        }
    }
}
