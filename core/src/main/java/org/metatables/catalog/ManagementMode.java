package org.metatables.catalog;

import java.util.Locale;

/**
 * Who owns the row of a table in the catalog.
 *
 * <p>On the wire and in the database it is the constant's name in lower case.
 */
public enum ManagementMode {
    /** MetaTables. */
    PLATFORM_MANAGED,

    /** Somebody who told the catalog about a table of theirs. */
    EXTERNAL_REGISTERED;

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static ManagementMode ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
