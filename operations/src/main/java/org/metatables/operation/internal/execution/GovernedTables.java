package org.metatables.operation.internal.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.metatables.boundary.internal.Hindrances;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;

/** The MetaTables of scopes. What was read is believed for a short while, so that a warm operation reads nothing. */
final class GovernedTables {

    private static final String QUERY = query();
    private static final long MOST = 10_000;

    private final Cache<UUID, GovernedTable> known;

    /**
     * @param freshness how long a row is believed; zero reads it for every operation
     */
    GovernedTables(Duration freshness) {
        known = Caffeine.newBuilder()
                .expireAfterWrite(freshness)
                .maximumSize(MOST)
                // Upkeep costs less than waking another thread for it.
                .executor(Runnable::run)
                .build();
    }

    /** The tables that are believed to be known, by uid. */
    Map<UUID, GovernedTable> known(Collection<UUID> uids) {
        return known.getAllPresent(uids);
    }

    /** Whether tables are believed to be as they were read. */
    boolean areStill(Collection<GovernedTable> read) {
        for (GovernedTable table : read) {
            if (known.getIfPresent(table.uid()) != table) {
                return false;
            }
        }
        return true;
    }

    /** Reads tables, in one round trip; an unknown uid has no entry. */
    Map<UUID, GovernedTable> read(Connection connection, Collection<UUID> uids) throws SQLException {
        Map<UUID, GovernedTable> tables = new HashMap<>();
        Set<UUID> distinct = new HashSet<>(uids);
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("uuid", distinct.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    GovernedTable table = table(rows);
                    tables.put(table.uid(), table);
                }
            }
        }
        known.putAll(tables);
        return tables;
    }

    private static GovernedTable table(ResultSet row) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        String[] names = (String[]) row.getArray("column_names").getArray();
        String[] types = (String[]) row.getArray("column_types").getArray();
        for (int column = 0; column < names.length; column++) {
            columns.put(names[column], types[column]);
        }
        return new GovernedTable(
                row.getObject("uid", UUID.class),
                DataSourceReader.dataSource(row),
                new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name")),
                AccessColumns.read(row),
                row.getString("provisioning_status").equals("active"),
                row.getString("meaning"),
                row.getBoolean("runs_code_on_read"),
                row.getBoolean("runs_code_on_write"),
                row.getBoolean("plans_tell_of_more"),
                Hindrances.parse((String[]) row.getArray("hindrances").getArray()),
                columns);
    }

    private static String query() {
        return SqlResource.read(GovernedTables.class, "governed-tables.sql")
                .replace("${access}", AccessColumns.of("d"))
                .replace("${hindrances}", Hindrances.OF_A_ROW);
    }
}
