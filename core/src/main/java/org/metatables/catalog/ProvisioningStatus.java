package org.metatables.catalog;

import java.util.Locale;

/**
 * Whether a table may be used.
 *
 * <p>On the wire and in the database it is the constant's name in lower case.
 */
public enum ProvisioningStatus {
    /** Declared, but not proved to be there as declared. */
    RESERVED,

    /** There and as declared: usable. */
    ACTIVE;

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static ProvisioningStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
