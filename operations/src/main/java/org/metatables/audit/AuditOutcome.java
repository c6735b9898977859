package org.metatables.audit;

import java.util.Locale;

/** What became of an operation. */
public enum AuditOutcome {
    /** It was carried out; a write is committed. */
    SUCCEEDED,
    /** It was refused, and nothing was executed; the {@link AuditNet} says by what. */
    REFUSED,
    /** It was begun and failed. Nothing was written. */
    FAILED,
    /** It took longer than it may, waited too long for a lock, or was cancelled. Nothing was written. */
    TIMED_OUT,
    /** The connection broke while a write was committed, and the row that would have been committed with it is not there. */
    UNKNOWN;

    /** The word in the catalog, such as {@code timed_out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditOutcome ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
