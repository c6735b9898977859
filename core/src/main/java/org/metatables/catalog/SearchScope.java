package org.metatables.catalog;

/** Where a search looks. */
public enum SearchScope {
    /** Identifier, physical name, labels, description and the names of columns; a table may have each word elsewhere. */
    EVERYWHERE,

    /** The names of columns. */
    COLUMNS
}
