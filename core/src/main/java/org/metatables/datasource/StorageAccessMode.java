package org.metatables.datasource;

import java.util.Locale;

/**
 * Whether a data source may be read and written.
 *
 * <p>On the wire and in the database it is the constant's name in lower case.
 */
public enum StorageAccessMode {
    /** Read and write. */
    READ_WRITE,

    /** Only read. */
    READ_ONLY,

    /** Nothing. */
    DISABLED;

    /** Whether the mode lets the capability be used. */
    public boolean allows(Capability capability) {
        return this == READ_WRITE || this == READ_ONLY && !capability.writes();
    }

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static StorageAccessMode ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
