package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A text cannot be searched for. Nothing was asked of the database. */
public final class InvalidSearchException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidSearchException(String fault) {
        super(Problem.of("The text to search for " + fault + ".").remedy("Search for some words."));
    }
}
