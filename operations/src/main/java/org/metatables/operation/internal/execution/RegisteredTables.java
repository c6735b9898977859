package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.analysis.KnownTables;

/** Lets every caller know of all MetaTables of the catalog, and of nothing else. */
final class RegisteredTables implements KnownTables {

    private static final String QUERY = """
            select m.physical_schema, m.physical_table_name
              from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) as written (schema, name)
              join metatables.meta_table m on m.physical_schema = written.schema and m.physical_table_name = written.name
            """;

    @Override
    public Set<PhysicalName> among(Connection connection, Set<PhysicalName> tables) throws SQLException {
        Set<PhysicalName> known = new HashSet<>();
        if (tables.isEmpty()) {
            return known;
        }
        List<PhysicalName> names = List.copyOf(tables);
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", names.stream().map(PhysicalName::schema).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", names.stream().map(PhysicalName::table).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(new PhysicalName(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return known;
    }
}
