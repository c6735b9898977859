package org.metatables.physical;

import java.sql.SQLException;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** PostgreSQL did not answer a question about its own catalog. */
public final class CatalogReadException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** What PostgreSQL's functions that spell out definitions raise for an object that was dropped under their hands. */
    private static final String INTERNAL_ERROR = "XX000";

    private final boolean ofSomethingThatWent;

    CatalogReadException(String what, SQLException cause) {
        super(
                Problem.of("PostgreSQL refused to tell the " + what + ": " + cause.getMessage() + ".")
                        .remedy("If tables were being changed at the same moment, run the command again."),
                cause);
        ofSomethingThatWent = INTERNAL_ERROR.equals(cause.getSQLState());
    }

    /** Whether asking again can help: something was dropped between the question for it and the answer. */
    boolean isOfSomethingThatWent() {
        return ofSomethingThatWent;
    }
}
