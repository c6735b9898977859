package org.metatables.lifecycle;

/** What reserving did to the row of a table. */
public enum ReservationAction {
    /** The table is new: its row was made, reserved. */
    CREATED,

    /** What the physical table has to match has changed: the row is reserved until it is proved to match. */
    CHANGED,

    /**
     * Only what the physical table has nothing to do with has changed, such as the description, a label or the identifier: the
     * row was updated and kept its status, so that nobody who uses the table is turned away for a word.
     */
    DESCRIBED,

    /** The row was left reserved by another run, as declared: this run takes it over. */
    ADOPTED,

    /** The row is active and as declared: it was not written. */
    UNCHANGED
}
