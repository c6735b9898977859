package org.metatables.deletion;

import java.util.UUID;
import org.metatables.naming.PhysicalName;

/**
 * A table whose row was deleted.
 *
 * @param uid the row, whose history stays
 * @param name the physical table
 * @param fate what became of the physical table
 */
public record DeletedTable(UUID uid, PhysicalName name, Fate fate) {

    /** The whole as one English sentence. */
    public String sentence() {
        return "The row of " + name + " (" + uid + ") is deleted; "
                + switch (fate) {
                    case KEPT -> "the table itself is still there, with all its rows.";
                    case DROPPED -> "the table itself is dropped, with all its rows.";
                    case ABSENT -> "the database has no such table.";
                };
    }

    /** What became of a physical table. */
    public enum Fate {
        /** It is still there. */
        KEPT,

        /** It was dropped with the row. */
        DROPPED,

        /** It was not there when the row was deleted, or has gone since. */
        ABSENT
    }
}
