package org.metatables.access;

import java.util.Optional;

/** What everybody may do with every table, unless it is denied to them. */
public enum Visibility {
    /** Nothing; not even know that it exists. */
    CLOSED,
    /** Read it. */
    VIEW,
    /** Read and write it. */
    EDIT;

    /** The permission that everybody has; empty where nobody has any. */
    public Optional<Permission> permission() {
        return switch (this) {
            case CLOSED -> Optional.empty();
            case VIEW -> Optional.of(Permission.VIEW);
            case EDIT -> Optional.of(Permission.EDIT);
        };
    }
}
