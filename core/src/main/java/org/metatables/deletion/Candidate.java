package org.metatables.deletion;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.catalog.internal.Message;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;

/**
 * A row that is to be deleted, as the database has it.
 *
 * @param dataSource where its table is
 * @param ddlOwner who owns the DDL
 * @param provider the key of its provider
 * @param isProtected whether it is protected from deletion
 * @param undeclared whether its provider has stopped declaring it
 * @param migrating whether a run that reserved it goes on
 * @param madeByCatalog whether the physical table is one that the catalog made
 * @param tableExists whether the physical table is there
 * @param rooted the tables of which it is the change log
 * @param viewsAndHeirs views of the physical table, and tables that inherit from it
 */
record Candidate(
        UUID uid,
        PhysicalName name,
        DataSourceRow dataSource,
        SchemaManagementMode ddlOwner,
        Optional<String> provider,
        boolean isProtected,
        boolean undeclared,
        boolean migrating,
        boolean madeByCatalog,
        boolean tableExists,
        List<String> rooted,
        List<String> viewsAndHeirs) {

    private static final String SQL = SqlResource.read(Candidate.class, "deletion-facts.sql");

    /** Reads and locks the rows with these uids, in one round trip. */
    static List<Candidate> lock(Connection transaction, String before, Collection<UUID> uids) throws SQLException {
        try (Message message = new Message(transaction, before + SQL)) {
            message.parameters().setArray(1, transaction.createArrayOf("uuid", uids.toArray()));
            List<Candidate> candidates = new ArrayList<>();
            try (ResultSet row = message.send()) {
                while (row.next()) {
                    candidates.add(of(row));
                }
            }
            return candidates;
        }
    }

    DeletedTable deleted(boolean dropped) {
        DeletedTable.Fate fate = dropped ? DeletedTable.Fate.DROPPED : DeletedTable.Fate.KEPT;
        return new DeletedTable(uid, name, tableExists ? fate : DeletedTable.Fate.ABSENT);
    }

    private static Candidate of(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("uid", UUID.class),
                new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name")),
                DataSourceReader.dataSource(row),
                SchemaManagementMode.ofWireName(row.getString("schema_management_mode")),
                Optional.ofNullable(row.getString("migration_provider_key")),
                row.getBoolean("protect_from_deletion"),
                row.getBoolean("undeclared"),
                row.getBoolean("migrating"),
                row.getBoolean("made_by_catalog"),
                row.getBoolean("table_exists"),
                List.of((String[]) row.getArray("rooted").getArray()),
                List.of((String[]) row.getArray("views_and_heirs").getArray()));
    }
}
