package org.metatables.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.metatables.catalog.internal.CatalogScript;

/** The version of the catalog in a database, against the one that this program works with. */
public final class CatalogVersion {

    /** The command that installs or upgrades the catalog, as messages name it. */
    static final String COMMAND = "mvn liquibase:update, with the MetaTables extension among the plugin's dependencies";

    /**
     * A look at the system tables themselves: {@code to_regclass} answers from a cache that may still say "no" after this
     * transaction has waited for the one that installs the catalog.
     */
    private static final String EXISTS = """
            select exists (
              select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'metatables' and c.relname = 'catalog_version')
            """;

    private CatalogVersion() {}

    /**
     * Makes sure that the catalog is the one that this program works with. Writes nothing; two round trips.
     *
     * @throws CatalogMissingException if there is no catalog
     * @throws CatalogOutdatedException if it must be upgraded first
     * @throws CatalogTooNewException if it was made for a newer version of MetaTables
     * @throws CatalogAlteredException if it was made by scripts that are not this program's
     * @throws CatalogAccessException if the database refuses
     */
    public static void check(Connection connection) {
        try {
            String database = connection.getCatalog();
            int needed = CatalogScript.latestVersion();
            int installed = installed(connection, database).orElseThrow(() -> new CatalogMissingException(database));
            if (installed < needed) {
                throw new CatalogOutdatedException(database, installed, needed);
            }
        } catch (SQLException refused) {
            throw CatalogAccessException.of("read the version of the catalog", refused);
        }
    }

    /** The version in the database; empty where there is no catalog. Never newer than what this program knows. */
    static OptionalInt installed(Connection connection, String database) throws SQLException {
        if (!exists(connection)) {
            return OptionalInt.empty();
        }
        Map<Integer, String> checksums = checksums(connection);
        int version =
                checksums.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (version > CatalogScript.latestVersion()) {
            throw new CatalogTooNewException(database, version, CatalogScript.latestVersion());
        }
        for (CatalogScript script : CatalogScript.all()) {
            String applied = checksums.getOrDefault(script.version(), script.checksum());
            if (!applied.equals(script.checksum())) {
                throw new CatalogAlteredException(database, script.fileName());
            }
        }
        return OptionalInt.of(version);
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EXISTS)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Map<Integer, String> checksums(Connection connection) throws SQLException {
        Map<Integer, String> checksums = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version, checksum from metatables.catalog_version")) {
            while (rows.next()) {
                checksums.put(rows.getInt("version"), rows.getString("checksum"));
            }
        }
        return checksums;
    }
}
