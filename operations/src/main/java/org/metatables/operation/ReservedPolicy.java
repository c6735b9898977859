package org.metatables.operation;

import java.util.Locale;

/** What happens when a MetaTable of the scope is reserved: its migration has not been confirmed. */
public enum ReservedPolicy {
    /** The operation is refused. The default. */
    REJECT,
    /** The operation runs if the table is there: for the program that repairs the table. */
    RECONCILE;

    /** The word on the wire, such as {@code reject}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
