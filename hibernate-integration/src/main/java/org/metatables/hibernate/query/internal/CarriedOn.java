package org.metatables.hibernate.query.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.hibernate.boot.BoundTable;

/** The tables to which PostgreSQL carries on a deletion, as {@code docs/security.md} tells under cascades. */
public final class CarriedOn {

    private static final Set<Action> WRITING = EnumSet.of(Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT);

    private CarriedOn() {}

    /** Those that refer to a table, directly or by others, and are written when its rows go; with the table itself if it is one. */
    static Set<BoundTable> from(BoundTable table, Collection<BoundTable> all) {
        Set<BoundTable> reached = new LinkedHashSet<>();
        Deque<BoundTable> open = new ArrayDeque<>(Set.of(table));
        while (!open.isEmpty()) {
            BoundTable next = open.remove();
            all.stream()
                    .filter(other -> other.definition().foreignKeys().stream()
                            .anyMatch(key -> writes(key) && key.target().equals(next.name())))
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    /** Whether a deletion of what a key refers to writes the rows that have it. */
    public static boolean writes(ForeignKey key) {
        return WRITING.contains(key.onDelete());
    }
}
