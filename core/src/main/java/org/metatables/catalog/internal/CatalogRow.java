package org.metatables.catalog.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.MigrationProvider;
import org.metatables.naming.PhysicalName;

/** How a row of {@code metatables.meta_table} becomes a value. */
public final class CatalogRow {

    /** The columns that {@link #table} reads, of the table with the alias {@code m}. */
    public static final String COLUMNS = """
            m.uid, m.data_source_uid, m.physical_schema, m.physical_table_name, m.identifier, m.namespace, m.description,
            m.labels, m.protect_from_deletion, m.management_mode, m.schema_management_mode, m.provisioning_status,
            m.migration_package, m.migration_namespace, m.migration_provider_key, m.root_uid, m.contract, m.definition,
            m.fingerprint, m.revision, m.reserved_by_run, m.created_at, m.updated_at, m.activated_at
            """;

    private CatalogRow() {}

    /** The value of the current row. */
    public static CatalogTable table(ResultSet row) throws SQLException {
        UUID uid = row.getObject("uid", UUID.class);
        String definition = row.getString("definition");
        return new CatalogTable(
                uid,
                row.getObject("data_source_uid", UUID.class),
                new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name")),
                text(row, "identifier"),
                row.getString("namespace"),
                text(row, "description"),
                labels(row),
                row.getBoolean("protect_from_deletion"),
                ManagementMode.ofWireName(row.getString("management_mode")),
                SchemaManagementMode.ofWireName(row.getString("schema_management_mode")),
                ProvisioningStatus.ofWireName(row.getString("provisioning_status")),
                provider(row),
                Optional.ofNullable(row.getObject("root_uid", UUID.class)),
                TableContract.parse(row.getString("contract")),
                Optional.ofNullable(definition).map(json -> DefinitionJson.readTable(json, "catalog row " + uid)),
                new Fingerprint(row.getString("fingerprint")),
                row.getLong("revision"),
                Optional.ofNullable(row.getObject("reserved_by_run", UUID.class)),
                time(row, "created_at").orElseThrow(),
                time(row, "updated_at").orElseThrow(),
                time(row, "activated_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> labels(ResultSet row) throws SQLException {
        Array labels = row.getArray("labels");
        return List.of((String[]) labels.getArray());
    }

    private static Optional<MigrationProvider> provider(ResultSet row) throws SQLException {
        String key = row.getString("migration_provider_key");
        return key == null
                ? Optional.empty()
                : Optional.of(new MigrationProvider(
                        row.getString("migration_package"), row.getString("migration_namespace"), key));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
