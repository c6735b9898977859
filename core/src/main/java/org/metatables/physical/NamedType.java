package org.metatables.physical;

import org.metatables.naming.PhysicalName;

/**
 * A type that the database's owner made.
 *
 * @param kind whether it is an enum or a domain
 * @param name its schema and name
 */
public record NamedType(Kind kind, PhysicalName name) {

    /** The kinds of made types that columns have. */
    public enum Kind {
        ENUM,
        DOMAIN
    }
}
