package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.Message;
import org.metatables.datasource.Capability;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.naming.PhysicalName;

/**
 * A row as it stands when finalising begins: another run may have changed it since it was reserved.
 *
 * @param uid the row
 * @param name the table that it stands for; empty where the row is gone
 * @param status its status
 * @param digest the digest of its definition; empty where the row is not ours any more
 * @param structure the digest of what the physical table has to match; empty where the row is not ours any more
 * @param reservedBy the run that reserved it last, if it is reserved
 * @param tableExists whether the physical table is there
 */
record CurrentRow(
        UUID uid,
        Optional<PhysicalName> name,
        ProvisioningStatus status,
        Optional<String> digest,
        Optional<String> structure,
        Optional<UUID> reservedBy,
        boolean tableExists) {

    private static final String SQL = CatalogLock.TAKE + "select " + DataSourceReader.COLUMNS + """
            , m.uid, m.physical_schema, m.physical_table_name, m.provisioning_status, m.definition_digest, m.structure, m.reserved_by_run, exists (
                select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = m.physical_schema and c.relname = m.physical_table_name and c.relkind in ('r', 'p')
              ) as table_exists
            from metatables.meta_table m
            join metatables.data_source s on s.uid = m.data_source_uid
            where m.uid = any (?)
            """;

    /**
     * Takes the catalog's lock and reads the rows, in one round trip. A row that was deleted is not among them.
     *
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source of a row has come to allow no migration
     */
    static Map<UUID, CurrentRow> lockAndRead(Connection connection, Collection<UUID> uids) throws SQLException {
        Map<UUID, CurrentRow> rows = new HashMap<>();
        try (Message message = new Message(connection, SQL)) {
            message.parameters().setArray(1, connection.createArrayOf("uuid", uids.toArray()));
            try (ResultSet row = message.send()) {
                while (row.next()) {
                    DataSourceReader.dataSource(row).require(Capability.TABLE_MIGRATION);
                    CurrentRow current = of(row);
                    rows.put(current.uid(), current);
                }
            }
        }
        return rows;
    }

    /** What is left of a row that was deleted: its table is nobody's to use. */
    static CurrentRow deleted(UUID uid) {
        return new CurrentRow(
                uid,
                Optional.empty(),
                ProvisioningStatus.RESERVED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Whether the row still stands for the table that was reserved. */
    boolean standsFor(PhysicalName table) {
        return name.equals(Optional.of(table));
    }

    /** Whether the physical table has to match what this declares: what it means may differ. */
    boolean asksFor(DeclaredTable declared) {
        return digest.filter(declared.digest()::equals).isPresent()
                || structure.filter(text -> text.equals(declared.structure())).isPresent();
    }

    private static CurrentRow of(ResultSet row) throws SQLException {
        return new CurrentRow(
                row.getObject("uid", UUID.class),
                Optional.of(new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name"))),
                ProvisioningStatus.ofWireName(row.getString("provisioning_status")),
                Optional.ofNullable(row.getString("definition_digest")),
                Optional.ofNullable(row.getString("structure")),
                Optional.ofNullable(row.getObject("reserved_by_run", UUID.class)),
                row.getBoolean("table_exists"));
    }
}
