package org.metatables.physical;

/** How an identity column treats a value that an insert names. */
public enum IdentityKind {
    /** It refuses the value, unless the statement overrides it. */
    ALWAYS,
    /** It takes the value. */
    BY_DEFAULT
}
