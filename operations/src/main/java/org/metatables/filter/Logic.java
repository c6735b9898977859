package org.metatables.filter;

import java.util.Locale;

/** What a {@link Group} makes of its filters. */
public enum Logic {
    AND,
    OR,

    /** The contrary of its only one; an extension of the wire form. */
    NOT;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
