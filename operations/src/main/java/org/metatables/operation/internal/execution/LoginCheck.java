package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.metatables.Problem;
import org.metatables.catalog.CatalogVersion;
import org.metatables.operation.OperationFailedException;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/** Sees to it, once, that operations can run here at all. */
final class LoginCheck {

    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    private LoginCheck() {}

    /**
     * Checks the driver, the server, the catalog and the login.
     *
     * @throws OperationFailedException if operations cannot run, saying what to do
     * @throws org.metatables.MetaTablesException if the catalog is absent, older or newer
     */
    static void require(Connection connection) throws SQLException {
        requireProtocol(connection);
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST || major > NEWEST) {
            throw unfit(
                    "PostgreSQL " + major + " is not known to the analysis of statements.",
                    "Use PostgreSQL " + OLDEST + " to " + NEWEST + ".");
        }
        CatalogVersion.check(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select has_database_privilege(current_database(), 'TEMP'),
                               pg_is_in_recovery(),
                               current_user,
                               has_table_privilege('metatables.access_in_force', 'SELECT')
                                 and has_table_privilege('metatables.acting_in_force', 'SELECT')
                        """)) {
            row.next();
            if (row.getBoolean(2)) {
                throw unfit(
                        "The server is a standby; statements are analysed with a temporary function.",
                        "Connect the operations to the primary.");
            }
            if (!row.getBoolean(1)) {
                throw unfit(
                        "The login of the operations may not make temporary objects, which the analysis needs.",
                        "Run: GRANT TEMPORARY ON DATABASE ... TO " + row.getString(3) + ".");
            }
            if (!row.getBoolean(4)) {
                throw unfit(
                        "The login of the operations may not read who may do what with the tables.",
                        "Run: GRANT SELECT ON metatables.access_in_force, metatables.acting_in_force TO "
                                + row.getString(3) + ".");
            }
        }
    }

    private static void requireProtocol(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PgConnection.class)) {
            throw unfit("The connections are not those of PostgreSQL's JDBC driver.", "Use org.postgresql:postgresql.");
        }
        PreferQueryMode mode = connection.unwrap(PgConnection.class).getPreferQueryMode();
        if (mode == PreferQueryMode.SIMPLE || mode == PreferQueryMode.EXTENDED_FOR_PREPARED) {
            throw unfit(
                    "The driver's preferQueryMode is " + mode.value() + ", which lets several statements through.",
                    "Leave the setting out.");
        }
    }

    private static OperationFailedException unfit(String what, String remedy) {
        return new OperationFailedException(Problem.of(what).remedy(remedy));
    }
}
