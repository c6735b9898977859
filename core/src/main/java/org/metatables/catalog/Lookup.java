package org.metatables.catalog;

/** How a filter compares. */
public enum Lookup {
    /** The very value. */
    EXACT(""),

    /** One of several values. */
    IN("__in"),

    /** A text that occurs in the value; upper and lower case differ. */
    CONTAINS("__contains"),

    /** Whether there is no value. */
    IS_NULL("__isnull");

    private final String suffix;

    Lookup(String suffix) {
        this.suffix = suffix;
    }

    /** What stands behind the name of a field on the wire, such as {@code __in}; empty for {@link #EXACT}. */
    public String suffix() {
        return suffix;
    }
}
