package org.metatables.access;

import java.util.Optional;
import java.util.Set;

/**
 * What tables come with when they are migrated or registered: who made them, and to whom they are granted. It is entered once: what an
 * administrator has revoked stays revoked, and what is taken out of the settings stays granted.
 *
 * @param creator who made them and may edit them; counts for tables that have never had a creator
 * @param viewers who may view them
 * @param editors who may edit them
 */
public record InitialAccess(Optional<Grantee> creator, Set<Grantee> viewers, Set<Grantee> editors) {

    public InitialAccess {
        viewers = Set.copyOf(viewers);
        editors = Set.copyOf(editors);
    }

    /** Nobody has made them, and nothing is granted. */
    public static InitialAccess none() {
        return new InitialAccess(Optional.empty(), Set.of(), Set.of());
    }

    /** A creator, and nothing is granted to others. */
    public static InitialAccess createdBy(Grantee creator) {
        return new InitialAccess(Optional.of(creator), Set.of(), Set.of());
    }

    /** Whether there is nothing to enter. */
    public boolean isEmpty() {
        return creator.isEmpty() && viewers.isEmpty() && editors.isEmpty();
    }
}
