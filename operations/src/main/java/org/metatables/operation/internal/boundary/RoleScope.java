package org.metatables.operation.internal.boundary;

import java.util.Set;
import java.util.UUID;

/**
 * What the role of a scope may touch.
 *
 * @param readers the MetaTables that it may only read
 * @param writers the MetaTables that it may read and write
 */
public record RoleScope(Set<UUID> readers, Set<UUID> writers) {

    public RoleScope {
        readers = Set.copyOf(readers);
        writers = Set.copyOf(writers);
    }
}
