package org.metatables.audit;

import java.util.Locale;

/** What refuses or stops an operation, in the order in which it comes to them. */
public enum AuditNet {
    /** What the principal may do. */
    ACCESS,
    /** What the operation declares, and whether its tables are usable. */
    SCOPE,
    /** The text is one statement that everybody reads alike. */
    TEXT,
    /** What the statement does, as PostgreSQL understands it. */
    ANALYSIS,
    /** The least-privilege role. */
    BOUNDARY,
    /** The limits in time and size, and the read-only transaction. */
    BOX;

    /** The word in the catalog, such as {@code analysis}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditNet ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
