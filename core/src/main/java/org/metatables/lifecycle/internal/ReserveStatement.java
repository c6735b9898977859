package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.Message;
import org.metatables.catalog.internal.SearchPath;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.definition.MigrationProvider;
import org.metatables.internal.SqlLiteral;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.MissingBoundaryException;
import org.metatables.lifecycle.MissingRoleException;
import org.metatables.lifecycle.Reservation;
import org.metatables.lifecycle.ReservationAction;
import org.metatables.lifecycle.ReservationRefusedException;
import org.metatables.lifecycle.ReservationReport;
import org.metatables.naming.PhysicalName;

/**
 * Takes the catalog's lock, reserves all tables of a plan and commits, in one message.
 *
 * <p>The message names all tables and their digests, and has the content of those that are new or changed. Where somebody else has
 * changed a row meanwhile, so that the server lacks its content, nothing is written and the message is sent once more.
 */
public final class ReserveStatement {

    private static final String RESERVE = SqlResource.read(ReserveStatement.class, "reserve.sql") + ";\ncommit";

    /** The history of rows names the command and the run. */
    private static final String NAMED = CatalogLock.TAKE + SearchPath.PINNED + """
            set local metatables.command = %s;
            set local metatables.run = %s;
            """;

    /** The action of a table whose content the server has to see before it can say what to do. */
    private static final String UNDECIDED = "undecided";

    private final MigrationPlan plan;
    private final List<DeclaredTable> tables;
    private final UUID runUid;

    public ReserveStatement(MigrationPlan plan, List<DeclaredTable> tables, UUID runUid) {
        this.plan = plan;
        this.tables = List.copyOf(tables);
        this.runUid = runUid;
    }

    /**
     * Reserves them.
     *
     * @param known what the catalog knew a moment ago
     * @throws ReservationRefusedException if something stands against it; nothing is written then
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source allows no migration; nothing is written then
     * @throws MissingRoleException if the plan names a role that does not exist; nothing is written then
     * @throws MissingBoundaryException if the boundary is not installed for that role; nothing is written then
     */
    public ReservationReport send(Connection connection, KnownTables known) throws SQLException {
        Set<PhysicalName> withContent = known.newOrChanged(tables);
        Answer answer = send(connection, withContent);
        while (!answer.undecided.isEmpty()) {
            withContent.addAll(answer.undecided);
            answer = send(connection, withContent);
        }
        return new ReservationReport(runUid, answer.roots.get(0), answer.tables);
    }

    private Answer send(Connection connection, Set<PhysicalName> withContent) throws SQLException {
        String sql = NAMED.formatted(SqlLiteral.of(plan.command()), SqlLiteral.of(runUid.toString())) + RESERVE;
        try (Message message = new Message(connection, sql)) {
            bind(connection, message.parameters(), withContent);
            try (ResultSet rows = message.send()) {
                Answer answer = new Answer();
                while (rows.next()) {
                    answer.read(rows);
                }
                answer.requireNothingAgainstIt();
                return answer;
            }
        }
    }

    private void bind(Connection connection, PreparedStatement parameters, Set<PhysicalName> withContent)
            throws SQLException {
        MigrationProvider provider = plan.provider();
        parameters.setObject(1, runUid);
        parameters.setString(2, plan.command());
        parameters.setObject(3, ThisProcess.serverProcessOf(connection).orElse(null), Types.INTEGER);
        parameters.setString(4, ThisProcess.host());
        parameters.setString(5, provider.packageName());
        parameters.setString(6, provider.migrationNamespace());
        parameters.setString(7, provider.key());
        parameters.setString(8, plan.operationsRole().orElse(null));
        Map<PhysicalName, DeclaredContent> contents = DeclaredContent.of(tables.stream()
                .filter(table -> withContent.contains(table.definition().name()))
                .toList());
        parameters.setString(9, DeclaredRows.json(tables, contents));
        DeclaredContent.bindDocuments(connection, parameters, 10, contents.values());
    }

    private static Reservation reservation(ResultSet row, PhysicalName table) throws SQLException {
        return new Reservation(
                table,
                row.getObject("uid", UUID.class),
                ReservationAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("previous_status")).map(ProvisioningStatus::ofWireName));
    }

    /** What the server said. */
    private final class Answer {

        private final List<Reservation> roots = new ArrayList<>();
        private final List<Reservation> tables = new ArrayList<>();
        private final Conflicts conflicts = new Conflicts(plan.provider().key());
        private final Set<PhysicalName> undecided = new HashSet<>();
        private Optional<DataSourceRow> dataSource = Optional.empty();
        private boolean operationsRoleMissing;
        private boolean boundaryMissing;

        void read(ResultSet row) throws SQLException {
            PhysicalName table =
                    new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name"));
            if (row.getString("action").equals(UNDECIDED)) {
                undecided.add(table);
            } else {
                (row.getBoolean("is_root") ? roots : tables).add(reservation(row, table));
            }
            conflicts.read(row, table);
            if (dataSource.isEmpty()) {
                dataSource = Optional.of(DataSourceReader.dataSource(row));
            }
            operationsRoleMissing = row.getBoolean("operations_role_missing");
            boundaryMissing = row.getBoolean("boundary_missing");
        }

        void requireNothingAgainstIt() {
            dataSource.orElseThrow().require(Capability.TABLE_MIGRATION);
            conflicts.requireNone();
            if (operationsRoleMissing) {
                throw new MissingRoleException(plan.operationsRole().orElseThrow());
            }
            if (boundaryMissing) {
                throw new MissingBoundaryException(plan.operationsRole().orElseThrow());
            }
        }
    }
}
