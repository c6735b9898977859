package org.metatables.access;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that is granted or denied at a table, or once was.
 *
 * @param table the uid of the table
 * @param given who gave it, when and why
 * @param ended who ended it, when and why; empty while it counts
 */
public record AccessEntry(
        UUID table, Grantee grantee, Effect effect, Permission permission, Change given, Optional<Change> ended) {

    /** Whether it counts now. */
    public boolean inForce() {
        return ended.isEmpty();
    }

    AccessRule rule() {
        return new AccessRule(grantee, effect, permission, Optional.of(given));
    }
}
