package org.metatables.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.catalog.internal.SearchPath;

/** Installs and upgrades the catalog: the PostgreSQL schema {@code metatables}. */
public final class CatalogInstaller {

    private static final String RECORD_SCRIPT =
            "insert into metatables.catalog_version (version, script, checksum) values (%d, '%s', '%s');\n";

    private CatalogInstaller() {}

    /**
     * Brings the catalog to the version that this program works with. Does nothing, in two round trips, where it is there
     * already; otherwise all scripts run in one transaction under the lock of the catalog, so any number of programs may try
     * at once.
     *
     * <p>The role needs CREATE on the database for the first installation, unless an administrator has made the schema for it,
     * and must own the schema for an upgrade.
     *
     * @param connection in any commit mode, which it keeps; what is pending on it is committed first
     * @return whether anything was installed
     * @throws CatalogTooNewException if the catalog was made for a newer version of MetaTables
     * @throws CatalogAlteredException if it was made by scripts that are not this program's
     * @throws CatalogAccessException if the database refuses
     */
    public static boolean installOrUpgrade(Connection connection) {
        return OwnTransaction.run(connection, "install the catalog", transaction -> {
            if (isCurrent(transaction)) {
                return false;
            }
            // What was read before the lock may be out of date, and so may a snapshot of a stricter isolation level.
            transaction.rollback();
            try (Statement statement = transaction.createStatement()) {
                statement.execute(CatalogLock.TAKE);
            }
            return upgrade(transaction);
        });
    }

    private static boolean isCurrent(Connection connection) throws SQLException {
        return version(connection) == CatalogScript.latestVersion();
    }

    private static int version(Connection connection) throws SQLException {
        return CatalogVersion.installed(connection, connection.getCatalog()).orElse(0);
    }

    /** All scripts travel in one message. */
    private static boolean upgrade(Connection connection) throws SQLException {
        int installed = version(connection);
        String scripts = CatalogScript.all().stream()
                .filter(script -> script.version() > installed)
                .map(script -> script.sql() + ";\n"
                        + RECORD_SCRIPT.formatted(script.version(), script.fileName(), script.checksum()))
                .collect(Collectors.joining());
        if (scripts.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SearchPath.PINNED + scripts);
        }
        return true;
    }
}
