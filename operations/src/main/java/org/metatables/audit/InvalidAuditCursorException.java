package org.metatables.audit;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A text was given as the cursor of a page of the audit that is none. */
public final class InvalidAuditCursorException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidAuditCursorException() {
        super(Problem.of("The cursor does not come from a page of the audit.")
                .remedy("Pass on Page.next() as it is, or ask for the first page."));
    }
}
