package org.metatables.audit;

import java.sql.SQLException;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.catalog.CatalogAccessException;

/** The login may not read, or not manage, the audit. */
public final class AuditAccessException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final String MISSING_RIGHT = "42501";

    private AuditAccessException(Problem problem, SQLException cause) {
        super(problem, cause);
    }

    /**
     * What the database refused.
     *
     * @param purpose what was tried, as a verb and its object
     * @param remedy what to do where a right is missing
     */
    static MetaTablesException of(String purpose, String remedy, SQLException refused) {
        return MISSING_RIGHT.equals(refused.getSQLState())
                ? new AuditAccessException(
                        Problem.of("The login may not " + purpose + ".").remedy(remedy), refused)
                : CatalogAccessException.of(purpose, refused);
    }
}
