package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.naming.PhysicalName;

/**
 * Reads the governed tables of a database. Any login may: the catalog is readable by everybody, as {@code pg_catalog} is.
 *
 * <p>Every question is one query, whatever the number of tables. All methods throw {@link CatalogAccessException} where the
 * database refuses. This class is as thread-safe as what it was made of.
 */
public final class Catalog {

    private static final String SELECT = "select " + CatalogRow.COLUMNS + " from metatables.meta_table m ";

    private static final String BY_UID = SELECT + "where m.uid = ?";

    private static final String BY_FILTER = SELECT + """
            where m.namespace = coalesce(?, m.namespace)
              and m.migration_provider_key is not distinct from coalesce(?, m.migration_provider_key)
              and m.provisioning_status = coalesce(?, m.provisioning_status)
            order by m.physical_schema collate "C", m.physical_table_name collate "C", m.data_source_uid
            """;

    private static final String BY_NAME = SELECT + """
            join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
            join (select unnest(?::text[]) as schema_name, unnest(?::text[]) as table_name) wanted
              on wanted.schema_name = m.physical_schema and wanted.table_name = m.physical_table_name
            """;

    private final ConnectionSource connections;

    private Catalog(ConnectionSource connections) {
        this.connections = connections;
    }

    /** The catalog of the database that the data source leads to. Each question takes a connection and gives it back. */
    public static Catalog of(DataSource dataSource) {
        return new Catalog(ConnectionSource.of(dataSource));
    }

    /** The catalog of the database that the connection leads to. The connection stays open; its transaction is left alone. */
    public static Catalog of(Connection connection) {
        return new Catalog(ConnectionSource.of(connection));
    }

    /** The table with the uid, if there is one. */
    public Optional<CatalogTable> find(UUID uid) {
        return query(BY_UID, (connection, statement) -> statement.setObject(1, uid)).stream()
                .findFirst();
    }

    /**
     * The table with the uid.
     *
     * @throws TableNotFoundException if there is none
     */
    public CatalogTable get(UUID uid) {
        return find(uid).orElseThrow(() -> new TableNotFoundException(uid));
    }

    /** All tables, ordered by schema and name. */
    public List<CatalogTable> list() {
        return list(CatalogFilter.all());
    }

    /** The tables that the filter lets through, ordered by schema and name, character by character. */
    public List<CatalogTable> list(CatalogFilter filter) {
        return query(BY_FILTER, (connection, statement) -> {
            statement.setString(1, filter.namespace().orElse(null));
            statement.setString(2, filter.providerKey().orElse(null));
            statement.setString(
                    3, filter.status().map(ProvisioningStatus::wireName).orElse(null));
        });
    }

    /** The tables of these physical names in the default data source; a name without a table has no entry. */
    public Map<PhysicalName, CatalogTable> resolve(Collection<PhysicalName> names) {
        List<PhysicalName> distinct = names.stream().distinct().toList();
        Map<PhysicalName, CatalogTable> found = new LinkedHashMap<>();
        query(BY_NAME, (connection, statement) -> {
                    Object[] schemas =
                            distinct.stream().map(PhysicalName::schema).toArray();
                    Object[] tables = distinct.stream().map(PhysicalName::table).toArray();
                    statement.setArray(1, connection.createArrayOf("text", schemas));
                    statement.setArray(2, connection.createArrayOf("text", tables));
                })
                .forEach(table -> found.put(table.name(), table));
        return found;
    }

    private List<CatalogTable> query(String sql, Parameters parameters) {
        return connections.ask("read the catalog", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(connection, statement);
                try (ResultSet rows = statement.executeQuery()) {
                    List<CatalogTable> tables = new ArrayList<>();
                    while (rows.next()) {
                        tables.add(CatalogRow.table(rows));
                    }
                    return tables;
                }
            }
        });
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
