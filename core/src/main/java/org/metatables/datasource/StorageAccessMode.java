package org.metatables.datasource;

import java.util.Locale;

/**
 * What governed operations may do in a data source.
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

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static StorageAccessMode ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
