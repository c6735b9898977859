package org.metatables.hibernate.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.metatables.definition.ForeignKey;
import org.metatables.hibernate.store.internal.StoredTable;

/** The tables that PostgreSQL writes when it deletes rows of one. */
final class Dependents {

    private static final Set<ForeignKey.Action> WRITING =
            Set.of(ForeignKey.Action.CASCADE, ForeignKey.Action.SET_NULL, ForeignKey.Action.SET_DEFAULT);

    private Dependents() {}

    /** Without the table itself. */
    static List<StoredTable> of(StoredTable table, Collection<StoredTable> all) {
        Set<StoredTable> found = new LinkedHashSet<>();
        List<StoredTable> open = new ArrayList<>(List.of(table));
        while (!open.isEmpty()) {
            StoredTable next = open.remove(0);
            for (StoredTable other : all) {
                if (!other.equals(table) && refersTo(other, next) && found.add(other)) {
                    open.add(other);
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean refersTo(StoredTable table, StoredTable target) {
        return table.declaration().table().definition().foreignKeys().stream()
                .anyMatch(
                        key -> WRITING.contains(key.onDelete()) && key.target().equals(target.name()));
    }
}
