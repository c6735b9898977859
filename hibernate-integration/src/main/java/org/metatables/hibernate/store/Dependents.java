package org.metatables.hibernate.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.metatables.hibernate.query.internal.CarriedOn;
import org.metatables.hibernate.store.internal.StoredTable;

/** The tables that PostgreSQL writes when it deletes rows of one. */
final class Dependents {

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
                .anyMatch(key -> CarriedOn.writes(key) && key.target().equals(target.name()));
    }
}
