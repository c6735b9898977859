package org.metatables.access;

import java.util.Locale;

/** What an entry says about a grantee and a permission. */
public enum Effect {
    /** The grantee made the table, and hence may edit it. */
    CREATED,
    /** The grantee has the permission. */
    GRANTED,
    /** The grantee does not have the permission, whatever else says so. */
    DENIED;

    /** The name in the catalog. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The effect of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Effect ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
