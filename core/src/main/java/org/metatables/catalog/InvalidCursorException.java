package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A text was given as the cursor of a page that is none. */
public final class InvalidCursorException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** The text is no cursor. It is not repeated, since it may be anything. */
    public InvalidCursorException() {
        super(Problem.of("The cursor does not come from a page of this kind.")
                .remedy("Pass on Page.next() as it is, or ask for the first page."));
    }
}
