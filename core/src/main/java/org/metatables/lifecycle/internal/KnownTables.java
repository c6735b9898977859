package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.metatables.catalog.internal.Message;
import org.metatables.catalog.internal.SearchPath;
import org.metatables.definition.MigrationProvider;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;

/**
 * The digests of the tables that the catalog has for a plan. They spare the making and the sending of what has not changed.
 *
 * @param digests by table; only of rows that stand under the provider and the change-log table of the plan
 */
public record KnownTables(Map<PhysicalName, String> digests) {

    private static final String SQL = SearchPath.PINNED + """
            select m.physical_schema, m.physical_table_name, m.definition_digest
            from metatables.meta_table m
            left join metatables.meta_table root on root.uid = m.root_uid
            where m.schema_management_mode = 'liquibase_managed'
              and m.migration_provider_key = ? and m.migration_package = ? and m.migration_namespace = ?
              and (root.uid is null or (root.physical_schema, root.physical_table_name) = (?, ?));
            commit
            """;

    public KnownTables {
        digests = Map.copyOf(digests);
    }

    /** Reads them, in one round trip that ends the transaction. */
    public static KnownTables read(Connection connection, MigrationPlan plan) throws SQLException {
        try (Message message = new Message(connection, SQL)) {
            bind(message.parameters(), plan);
            try (ResultSet rows = message.send()) {
                Map<PhysicalName, String> digests = new HashMap<>();
                while (rows.next()) {
                    digests.put(new PhysicalName(rows.getString(1), rows.getString(2)), rows.getString(3));
                }
                return new KnownTables(digests);
            }
        }
    }

    private static void bind(PreparedStatement parameters, MigrationPlan plan) throws SQLException {
        MigrationProvider provider = plan.provider();
        PhysicalName root = plan.root().name();
        parameters.setString(1, provider.key());
        parameters.setString(2, provider.packageName());
        parameters.setString(3, provider.migrationNamespace());
        parameters.setString(4, root.schema());
        parameters.setString(5, root.table());
    }

    /** Those of the tables that the catalog does not know as they are. */
    Set<PhysicalName> newOrChanged(Collection<DeclaredTable> tables) {
        Set<PhysicalName> names = new HashSet<>();
        for (DeclaredTable table : tables) {
            PhysicalName name = table.definition().name();
            if (!table.digest().equals(digests.get(name))) {
                names.add(name);
            }
        }
        return names;
    }
}
