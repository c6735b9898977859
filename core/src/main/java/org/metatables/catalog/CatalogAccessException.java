package org.metatables.catalog;

import java.sql.SQLException;
import java.util.Objects;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The database refused to read or write the catalog; its own error is the cause. */
public final class CatalogAccessException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final String LOCK_TIMEOUT = "55P03";

    private CatalogAccessException(Problem problem, SQLException cause) {
        super(problem, cause);
    }

    /**
     * The database refused.
     *
     * @param purpose what was tried, as a verb and its object, such as {@code read the catalog}
     */
    public static CatalogAccessException of(String purpose, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : " (SQLSTATE " + cause.getSQLState() + ")";
        return new CatalogAccessException(
                Problem.of("MetaTables could not " + purpose + ": the database answered '" + firstLine(cause) + "'"
                                + state + ".")
                        .remedy(remedy(cause)),
                cause);
    }

    private static String firstLine(SQLException cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        return message.lines().findFirst().orElse(message);
    }

    private static String remedy(SQLException cause) {
        if (LOCK_TIMEOUT.equals(cause.getSQLState())) {
            return "Somebody else uses it. Nothing was written; try again.";
        }
        return "42501".equals(cause.getSQLState())
                ? "Run the migration as the role that owns the schema metatables; where there is none yet, the role needs"
                        + " CREATE on the database, or an administrator runs: create schema metatables authorization <role>."
                : "";
    }
}
