package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.access.internal.BroughtAccess;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.Message;
import org.metatables.catalog.internal.SearchPath;
import org.metatables.datasource.Capability;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.definition.MigrationProvider;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.RegisteredTable;
import org.metatables.lifecycle.RegistrationPlan;
import org.metatables.lifecycle.ReservationRefusedException;
import org.metatables.naming.PhysicalName;

/**
 * Takes the catalog's lock, writes the rows that a provider's tables lack and commits, in one message. Where operations have a login, their
 * rights follow in a second one, and a third where any lacks; the caller commits then.
 */
public final class RegisterStatement {

    private static final String BEGIN =
            CatalogLock.TAKE + SearchPath.PINNED + "set local metatables.command = 'start-up';\n";

    private static final String WRITE = SqlResource.read(RegisterStatement.class, "register.sql");

    private static final String COMMIT = ";\ncommit";

    private final RegistrationPlan plan;
    private final List<DeclaredTable> tables;

    public RegisterStatement(RegistrationPlan plan) {
        this.plan = plan;
        this.tables = Stream.concat(
                        plan.roots().stream().map(root -> DeclaredTable.rootOf(plan.definitions(), root)),
                        plan.definitions().tables().stream()
                                .filter(table -> plan.missing().contains(table.name()))
                                .map(DeclaredTable::of))
                .toList();
    }

    /**
     * Writes the rows.
     *
     * @return the rows of the plan's missing tables; that of the change-log table is not among them
     * @throws ReservationRefusedException if something stands against it; nothing is written then
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source keeps no tables; nothing is written then
     * @throws org.metatables.lifecycle.MissingRoleException if the login of the operations does not exist
     * @throws org.metatables.lifecycle.MissingBoundaryException if the boundary is not installed for it
     */
    public List<RegisteredTable> send(Connection connection) throws SQLException {
        List<RegisteredTable> registered = write(connection);
        List<UUID> active = registered.stream()
                .filter(RegisteredTable::isActive)
                .map(RegisteredTable::uid)
                .toList();
        if (plan.operationsRole().isEmpty()) {
            return registered;
        }
        Map<UUID, List<Hindrance>> hindrances =
                OperationsGrants.grant(connection, plan.operationsRole().get(), active);
        return registered.stream()
                .map(table -> table.hinderedBy(hindrances.getOrDefault(table.uid(), List.of())))
                .toList();
    }

    private List<RegisteredTable> write(Connection connection) throws SQLException {
        String end = plan.operationsRole().isPresent() ? "" : COMMIT;
        try (Message message =
                new Message(connection, BEGIN + BroughtAccess.announcement(plan.access()) + WRITE + end)) {
            bind(connection, message.parameters());
            try (ResultSet rows = message.send()) {
                return read(rows);
            }
        }
    }

    private void bind(Connection connection, PreparedStatement parameters) throws SQLException {
        MigrationProvider provider = plan.definitions().provider();
        parameters.setString(1, provider.packageName());
        parameters.setString(2, provider.migrationNamespace());
        parameters.setString(3, provider.key());
        parameters.setBoolean(4, plan.keepsItsRoot());
        Map<PhysicalName, DeclaredContent> contents = DeclaredContent.of(tables);
        parameters.setString(5, DeclaredRows.json(tables, contents));
        parameters.setArray(6, connection.createArrayOf("text", digestsOfMatching()));
        DeclaredContent.bindDocuments(connection, parameters, 7, contents.values());
    }

    /** Of the change-log table nothing is asked but that it is there. */
    private Object[] digestsOfMatching() {
        return tables.stream()
                .filter(table -> table.isRoot() || plan.matching().contains(name(table)))
                .map(DeclaredTable::digest)
                .toArray();
    }

    private List<RegisteredTable> read(ResultSet rows) throws SQLException {
        Conflicts conflicts = new Conflicts(plan.definitions().provider().key());
        List<RegisteredTable> registered = new ArrayList<>();
        while (rows.next()) {
            PhysicalName name =
                    new PhysicalName(rows.getString("physical_schema"), rows.getString("physical_table_name"));
            DataSourceReader.dataSource(rows).require(Capability.TABLE_REGISTRATION);
            conflicts.read(rows, name);
            if (!rows.getBoolean("is_root")) {
                registered.add(new RegisteredTable(
                        name,
                        rows.getObject("uid", UUID.class),
                        ProvisioningStatus.ofWireName(rows.getString("status")),
                        rows.getBoolean("is_new"),
                        List.of()));
            }
        }
        conflicts.requireNone();
        return registered;
    }

    private static PhysicalName name(DeclaredTable table) {
        return table.definition().name();
    }
}
