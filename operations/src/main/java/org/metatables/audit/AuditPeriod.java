package org.metatables.audit;

import java.util.Locale;

/** What one partition of the audit holds, in UTC. */
public enum AuditPeriod {
    DAY,
    MONTH;

    /** The word in the catalog, such as {@code month}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditPeriod ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
