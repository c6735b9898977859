package org.metatables.filter;

import java.util.Locale;

/** What becomes of rows that have no counterpart in a joined table. */
public enum JoinType {
    /** They are not given. */
    INNER,

    /** They are given where the filter is true without a counterpart. */
    LEFT,

    /** As {@link #LEFT}: rows of the joined table without a counterpart are none of the table that is asked. */
    FULL;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
