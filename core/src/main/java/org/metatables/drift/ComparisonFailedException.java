package org.metatables.drift;

import java.sql.SQLException;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Tables could not be compared with their definitions at all, most often since the login may not make temporary tables. */
public final class ComparisonFailedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";

    public ComparisonFailedException(SQLException cause) {
        super(
                Problem.of("The tables could not be compared with their definitions. PostgreSQL says: "
                                + cause.getMessage() + ".")
                        .remedy(remedy(cause)),
                cause);
    }

    private static String remedy(SQLException cause) {
        return switch (String.valueOf(cause.getSQLState())) {
            case INSUFFICIENT_PRIVILEGE ->
                "The comparison makes temporary tables and rolls them back. Let the owner of the database run: "
                        + "grant temporary on database <database> to <login>.";
            case READ_ONLY_TRANSACTION ->
                "The comparison makes temporary tables and rolls them back. Use a connection that is not read-only, "
                        + "to a server that is not a standby.";
            default -> "Run the command again; if it fails again, see the cause.";
        };
    }
}
