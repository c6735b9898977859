package org.metatables.change;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A change that no row could take: nothing to do, a label that is none, a description that is blank, too long or not storable. */
public final class InvalidChangeException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidChangeException(String fault, String remedy) {
        super(Problem.of(fault).remedy(remedy));
    }
}
