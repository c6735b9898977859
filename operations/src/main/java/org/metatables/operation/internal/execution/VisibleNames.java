package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.Visibility;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.analysis.KnownTables;

/** Lets a principal know of the MetaTables that it may view, and of nothing else. */
final class VisibleNames implements KnownTables {

    private static final String QUERY = """
            select m.physical_schema, m.physical_table_name, a.rules as access_rules, a.grantees as access_grantees
              from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) as written (schema, name)
              join metatables.meta_table m on m.physical_schema = written.schema and m.physical_table_name = written.name
              join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
             cross join lateral (%s) a
            """.formatted(AccessColumns.of("m"));

    private final Principal principal;
    private final Visibility byDefault;

    VisibleNames(Principal principal, Visibility byDefault) {
        this.principal = principal;
        this.byDefault = byDefault;
    }

    /** Asks also about no table at all: otherwise the number of round trips would tell that there is one. */
    @Override
    public Set<PhysicalName> among(Connection connection, Set<PhysicalName> tables) throws SQLException {
        Set<PhysicalName> known = new HashSet<>();
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
                    if (AccessColumns.read(rows).decide(principal, byDefault).allows(Permission.VIEW)) {
                        known.add(new PhysicalName(rows.getString(1), rows.getString(2)));
                    }
                }
            }
        }
        return known;
    }
}
