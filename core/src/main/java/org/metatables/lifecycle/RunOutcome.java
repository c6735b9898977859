package org.metatables.lifecycle;

import java.util.Locale;

/** How a run ended. */
public enum RunOutcome {
    /** Every table matches its definition. */
    SUCCEEDED,

    /** The migration went through, but some tables do not match. */
    MISMATCHED,

    /** The migration failed. */
    FAILED,

    /** A later run found it dead. */
    ABANDONED;

    /** The value in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
