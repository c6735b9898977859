package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.definition.MigrationProvider;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.Conflict;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.Reservation;
import org.metatables.lifecycle.ReservationAction;
import org.metatables.naming.PhysicalName;

/** Takes the catalog's lock and reserves all tables of a plan, in one round trip. */
public final class ReserveStatement {

    private static final String SQL = CatalogLock.TAKE + SqlResource.read(ReserveStatement.class, "reserve.sql");

    private final MigrationPlan plan;
    private final List<DeclaredTable> tables;
    private final UUID runUid;

    public ReserveStatement(MigrationPlan plan, List<DeclaredTable> tables, UUID runUid) {
        this.plan = plan;
        this.tables = List.copyOf(tables);
        this.runUid = runUid;
    }

    /** What came of it. Where there are conflicts, nothing was written; a missing role is for the caller to act on. */
    public Outcome send(Connection connection) throws SQLException {
        try (Message message = new Message(connection, SQL)) {
            bind(connection, message.parameters());
            try (ResultSet rows = message.send()) {
                return outcome(rows);
            }
        }
    }

    private void bind(Connection connection, PreparedStatement parameters) throws SQLException {
        MigrationProvider provider = plan.provider();
        parameters.setObject(1, runUid);
        parameters.setString(2, plan.command());
        parameters.setObject(3, ThisProcess.serverProcessOf(connection).orElse(null), Types.INTEGER);
        parameters.setString(4, ThisProcess.host());
        parameters.setString(5, provider.packageName());
        parameters.setString(6, provider.migrationNamespace());
        parameters.setString(7, provider.key());
        parameters.setString(8, plan.operationsRole().orElse(null));
        parameters.setString(9, DeclaredRows.json(tables));
    }

    private Outcome outcome(ResultSet rows) throws SQLException {
        List<Reservation> reservations = new ArrayList<>();
        List<Reservation> roots = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        boolean roleMissing = false;
        while (rows.next()) {
            Reservation reservation = reservation(rows);
            (rows.getBoolean("is_root") ? roots : reservations).add(reservation);
            conflict(rows, reservation.name()).ifPresent(conflicts::add);
            roleMissing = rows.getBoolean("operations_role_missing");
        }
        return new Outcome(roots.get(0), reservations, conflicts, roleMissing);
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name")),
                row.getObject("uid", UUID.class),
                ReservationAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("previous_status")).map(ProvisioningStatus::ofWireName));
    }

    private Optional<Conflict> conflict(ResultSet row, PhysicalName table) throws SQLException {
        String kind = row.getString("conflict");
        if (kind == null) {
            return Optional.empty();
        }
        UUID otherUid = row.getObject("other_uid", UUID.class);
        String otherOwner = row.getString("other_owner");
        if (kind.equals("foreign_table")) {
            return Optional.of(new Conflict.ForeignTable(table, plan.provider().key(), otherUid, otherOwner));
        }
        return Optional.of(new Conflict.DuplicateIdentifier(
                table,
                row.getString("namespace"),
                row.getString("identifier"),
                new PhysicalName(row.getString("other_schema"), row.getString("other_table")),
                otherUid,
                otherOwner));
    }

    /**
     * What came of reserving.
     *
     * @param root the row of the change-log table
     * @param tables the rows of the other tables
     * @param conflicts what stands against the reservation
     * @param operationsRoleMissing whether the plan names a role that does not exist
     */
    public record Outcome(
            Reservation root, List<Reservation> tables, List<Conflict> conflicts, boolean operationsRoleMissing) {}
}
