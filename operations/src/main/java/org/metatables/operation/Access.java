package org.metatables.operation;

import java.util.Locale;

/** What an operation may do with a MetaTable of its scope. {@code WRITE} includes reading it, back or at all. */
public enum Access {
    READ,
    WRITE;

    /** The word on the wire, such as {@code read}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
