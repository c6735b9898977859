package org.metatables.graph;

import java.util.List;
import java.util.UUID;

/**
 * What depends on a table by foreign keys: nothing of it works without the table.
 *
 * @param uid the table
 * @param direct the tables that refer to it, ordered by name; the table itself is not among them
 * @param transitive those and the tables that refer to them, and so on, ordered by name; the table itself is not among them
 * @param outside foreign keys from tables that nobody has registered, into the table or a dependent of it
 */
public record Dependents(UUID uid, List<GraphNode> direct, List<GraphNode> transitive, List<OutsideReference> outside) {

    public Dependents {
        direct = List.copyOf(direct);
        transitive = List.copyOf(transitive);
        outside = List.copyOf(outside);
    }

    /** Whether nothing depends on the table. */
    public boolean isEmpty() {
        return direct.isEmpty() && outside.isEmpty();
    }
}
