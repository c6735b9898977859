package org.metatables.hibernate.query.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/** The tables to which PostgreSQL carries on a deletion, as {@code docs/security.md} tells under cascades. */
public final class CarriedOn {

    private static final Set<Action> WRITING = EnumSet.of(Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT);

    private CarriedOn() {}

    /** Those that refer to a table, directly or by others, and are written when its rows go; with the table itself if it is one. */
    public static Set<PhysicalName> from(PhysicalName table, Collection<TableDefinition> all) {
        Set<PhysicalName> reached = new LinkedHashSet<>();
        Deque<PhysicalName> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            PhysicalName next = open.remove();
            all.stream()
                    .filter(other -> other.foreignKeys().stream()
                            .anyMatch(key -> WRITING.contains(key.onDelete())
                                    && key.target().equals(next)))
                    .map(TableDefinition::name)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }
}
