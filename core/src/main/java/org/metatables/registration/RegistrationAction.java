package org.metatables.registration;

/** What registering did with a row. */
public enum RegistrationAction {
    /** The row is new. */
    CREATED,

    /** The row was there, and says something else now. */
    CHANGED,

    /** The row was there and as requested: it was not written. */
    UNCHANGED
}
