package org.metatables.access;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A change of what is granted comes without a reason, or with one that cannot be kept. */
public final class InvalidReasonException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidReasonException(String fault) {
        super(Problem.of("The reason of the change " + fault + ".")
                .remedy("Say in a sentence why it is made, so that others understand it later."));
    }
}
