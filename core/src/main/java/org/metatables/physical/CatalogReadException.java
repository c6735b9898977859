package org.metatables.physical;

import java.sql.SQLException;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** PostgreSQL did not answer a question about its own catalog. */
public final class CatalogReadException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    CatalogReadException(String what, SQLException cause) {
        super(
                Problem.of("PostgreSQL refused to tell the " + what + ": " + cause.getMessage() + ".")
                        .remedy("If tables were being changed at the same moment, run the command again."),
                cause);
    }
}
