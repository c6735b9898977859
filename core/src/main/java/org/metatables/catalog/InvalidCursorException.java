package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A text was given as the cursor of a page that is none. */
public final class InvalidCursorException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super(Problem.of("The cursor does not come from a page of the catalog.")
                .remedy("Pass on Page.next() as it is, or ask for the first page."));
    }
}
