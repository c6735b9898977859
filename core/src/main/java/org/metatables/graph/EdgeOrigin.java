package org.metatables.graph;

import java.util.Locale;

/**
 * How a foreign key is known.
 *
 * <p>On the wire it is the constant's name in lower case.
 */
public enum EdgeOrigin {
    /** The database has it. */
    PHYSICAL,

    /** A reserved table declares it, and the database does not have it yet. */
    DECLARED;

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
