package org.metatables.catalog;

import java.sql.SQLException;
import java.util.Objects;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The database refused to read or write the catalog; its own error is the cause. */
public final class CatalogAccessException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String READ_ONLY = "25006";
    private static final String MISSING_RIGHT = "42501";

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
        return switch (Objects.requireNonNullElse(cause.getSQLState(), "")) {
            case LOCK_TIMEOUT -> "Somebody else uses it. Nothing was written; try again.";
            case READ_ONLY ->
                "The database, or the session, is set to be read-only. Nothing was written; try again when"
                        + " it may be written.";
            case MISSING_RIGHT ->
                "Use a login that may write the catalog: the role that owns the schema metatables, or a"
                        + " member of it. Where there is no catalog yet, the role needs CREATE on the database, or an"
                        + " administrator runs: create schema metatables authorization <role>.";
            default -> "";
        };
    }
}
