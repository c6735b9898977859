package org.metatables.catalog;

/** What of a table a search looks into. */
public enum SearchField {
    /** The identifier and the physical name. */
    NAME,

    /** The labels. */
    LABEL,

    /** The description. */
    DESCRIPTION,

    /** The names of the columns. */
    COLUMN
}
