package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.access.InitialAccess;
import org.metatables.access.internal.BroughtAccess;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.internal.Message;
import org.metatables.lifecycle.FinalisationReport;
import org.metatables.lifecycle.RunOutcome;
import org.metatables.lifecycle.TableOutcome;

/**
 * Writes what finalising found out, in one round trip; a second one follows only where the operations role lacks a privilege.
 *
 * <p>The message writes the rows whose status changes, ends the run, enters what tables come with, and asks for the grants that are missing.
 */
final class FinaliseStatement {

    private static final String WRITE_ROWS = """
            update metatables.meta_table m
            set provisioning_status = o.status,
              reserved_by_run = case when o.status = 'reserved' then o.run end,
              activated_at = case when o.status = 'active' then pg_catalog.clock_timestamp() else m.activated_at end,
              updated_at = pg_catalog.clock_timestamp()
            from (select pg_catalog.unnest(?::uuid[]) as uid, pg_catalog.unnest(?::text[]) as status, ?::uuid as run) o
            where m.uid = o.uid;
            """;

    private static final String END_RUN = """
            update metatables.run
            set finished_at = pg_catalog.clock_timestamp(), outcome = ?, tables_activated = ?, tables_not_active = ?
            where uid = ?;
            """;

    private final FinalisationReport report;
    private final Optional<String> operationsRole;
    private final InitialAccess access;

    FinaliseStatement(FinalisationReport report, Optional<String> operationsRole, InitialAccess access) {
        this.report = report;
        this.operationsRole = operationsRole;
        this.access = access;
    }

    /** What stands in the way of operations then, by uid. */
    Map<UUID, List<Hindrance>> send(Connection connection) throws SQLException {
        try (Message message = new Message(connection, sql())) {
            bind(connection, message.parameters());
            return OperationsGrants.grant(connection, operationsRole, usable(), message);
        }
    }

    private String sql() {
        return WRITE_ROWS + END_RUN + (access.isEmpty() ? "" : BroughtAccess.ENTER) + OperationsGrants.MISSING;
    }

    private void bind(Connection connection, PreparedStatement parameters) throws SQLException {
        List<TableOutcome> changed = report.all()
                .filter(table -> table.status() != table.previousStatus())
                .toList();
        parameters.setArray(
                1,
                connection.createArrayOf(
                        "uuid", changed.stream().map(TableOutcome::uid).toArray()));
        parameters.setArray(
                2,
                connection.createArrayOf(
                        "text",
                        changed.stream().map(table -> table.status().wireName()).toArray()));
        parameters.setObject(3, report.runUid());
        parameters.setString(4, (report.ok() ? RunOutcome.SUCCEEDED : RunOutcome.MISMATCHED).wireName());
        parameters.setLong(5, report.finalisedCount());
        parameters.setLong(6, report.tables().size() - report.activeCount());
        parameters.setObject(7, report.runUid());
        List<UUID> tables = report.tables().stream().map(TableOutcome::uid).toList();
        int next = access.isEmpty() ? 8 : BroughtAccess.enter(connection, parameters, 8, tables, access);
        OperationsGrants.bind(connection, parameters, next, operationsRole, usable());
    }

    private List<UUID> usable() {
        return report.tables().stream()
                .filter(TableOutcome::asDeclared)
                .map(TableOutcome::uid)
                .toList();
    }
}
