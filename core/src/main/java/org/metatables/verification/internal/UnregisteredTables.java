package org.metatables.verification.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.TableKind;
import org.metatables.verification.UnregisteredTable;

/** Finds the tables that the database has and the catalog does not: one query. */
public final class UnregisteredTables {

    private static final String SQL = SqlResource.read(UnregisteredTables.class, "unregistered-tables.sql");

    private UnregisteredTables() {}

    /** Those in the schemas, or in all but PostgreSQL's own and the catalog's; ordered by schema and name. */
    public static List<UnregisteredTable> read(Connection connection, Optional<Set<String>> schemas)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setBoolean(1, schemas.isEmpty());
            statement.setArray(
                    2, connection.createArrayOf("text", schemas.orElse(Set.of()).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                List<UnregisteredTable> tables = new ArrayList<>();
                while (row.next()) {
                    tables.add(table(row));
                }
                return tables;
            }
        }
    }

    private static UnregisteredTable table(ResultSet row) throws SQLException {
        return new UnregisteredTable(
                new PhysicalName(row.getString("nspname"), row.getString("relname")),
                TableKind.ofCode(row.getString("relkind")),
                UnregisteredTable.Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("description")));
    }
}
