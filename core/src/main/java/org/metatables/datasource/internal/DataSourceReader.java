package org.metatables.datasource.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.StorageAccessMode;

/** How a row of {@code metatables.data_source} becomes a value, in queries about data sources and in those about tables. */
public final class DataSourceReader {

    /** The columns that {@link #dataSource} reads, of the table with the alias {@code s}; their names collide with no other's. */
    public static final String COLUMNS = """
            s.uid as source_uid, s.name as source_name, s.storage_access_mode as source_access_mode,
            s.capabilities as source_capabilities
            """;

    private DataSourceReader() {}

    /** The value of the current row. */
    public static DataSourceRow dataSource(ResultSet row) throws SQLException {
        return new DataSourceRow(
                row.getObject("source_uid", UUID.class),
                row.getString("source_name"),
                accessMode(row.getString("source_access_mode")),
                capabilities(row.getArray("source_capabilities")));
    }

    /** Capabilities as a parameter. */
    public static Array array(Connection connection, Collection<Capability> capabilities) throws SQLException {
        return connection.createArrayOf(
                "text", capabilities.stream().map(Capability::wireName).sorted().toArray());
    }

    /** A program that runs while the catalog is upgraded may meet a mode that it does not know; it then keeps its hands off. */
    private static StorageAccessMode accessMode(String wireName) {
        return Arrays.stream(StorageAccessMode.values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst()
                .orElse(StorageAccessMode.DISABLED);
    }

    private static Set<Capability> capabilities(Array wireNames) throws SQLException {
        List<String> known = List.of((String[]) wireNames.getArray());
        return Arrays.stream(Capability.values())
                .filter(capability -> known.contains(capability.wireName()))
                .collect(Collectors.toSet());
    }
}
