package org.metatables.lifecycle;

/** What it means for the command that a table does not match its definition in the end. */
public enum FinalisationMode {
    /** The command promised matching tables: it fails. So for {@code update}. */
    STRICT,

    /** The command may rightly take tables away: it reports. So for {@code rollback} and {@code dropAll}. */
    LENIENT
}
