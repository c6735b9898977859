package org.metatables.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.datasource.Capability;
import org.metatables.lifecycle.internal.DeclaredDataSources;
import org.metatables.lifecycle.internal.DeclaredTable;
import org.metatables.lifecycle.internal.FinaliseTables;
import org.metatables.lifecycle.internal.KnownTables;
import org.metatables.lifecycle.internal.ReserveStatement;

/**
 * One run of a migration, seen from the catalog: {@link #reserve()}, then somebody else changes the tables, then
 * {@link #finalise} or, where that failed, {@link #fail()}.
 *
 * <p>Each step is a transaction of its own under the lock of the catalog, which ends with it: no lock is held while the tables
 * are changed. Each step can be repeated, and a run that was killed anywhere is repaired by running the command again. The
 * catalog must be there: see {@link org.metatables.catalog.CatalogInstaller}.
 *
 * <p>The connection keeps its commit mode. What is pending on it is committed before a step, except before {@link #fail()},
 * which rolls it back. This class is not thread-safe.
 */
public final class Migration {

    private final Connection connection;
    private final MigrationPlan plan;
    private final List<DeclaredTable> tables;
    private final KnownTables known;
    private final UUID runUid;
    private Optional<ReservationReport> reserved = Optional.empty();

    private Migration(Connection connection, MigrationPlan plan, KnownTables known) {
        this.connection = connection;
        this.plan = plan;
        this.known = known;
        this.tables = DeclaredTable.allOf(plan);
        this.runUid = UUID.randomUUID();
    }

    /**
     * Begins a run: reads, in one round trip, what the catalog knows of the plan's tables. Nothing is written yet.
     *
     * @throws CatalogAccessException if the database refuses, or has no catalog
     */
    public static Migration begin(Connection connection, MigrationPlan plan) {
        KnownTables known =
                OwnTransaction.run(connection, "read the catalog", transaction -> KnownTables.read(transaction, plan));
        return new Migration(connection, plan, known);
    }

    /** The run, as the table {@code metatables.run} will know it. */
    public UUID runUid() {
        return runUid;
    }

    /**
     * Reserves the rows of all tables and of the change-log table, in one round trip whatever their number. An existing row keeps
     * its uid; a row that is active and as declared is not written.
     *
     * @throws ForeignTableException if another provider owns a table; nothing is written then
     * @throws DuplicateIdentifierException if another table has an identifier; nothing is written then
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source, or one that a definition names, allows no
     *     migration; nothing is written then
     * @throws org.metatables.datasource.DataSourceNotFoundException if a definition names one that is not there; nothing is written
     *     then
     * @throws MissingRoleException if the plan names a role that does not exist; nothing is written then
     * @throws MissingBoundaryException if the boundary of governed operations is not installed for it; nothing is written then
     * @throws CatalogAccessException if the database refuses
     */
    public ReservationReport reserve() {
        DeclaredDataSources.require(connection, plan.tables(), Capability.TABLE_MIGRATION);
        ReservationReport report = OwnTransaction.run(
                connection,
                "reserve tables in the catalog",
                transaction -> new ReserveStatement(plan, tables, runUid).send(transaction, known));
        reserved = Optional.of(report);
        return report;
    }

    /**
     * Compares all tables with their definitions and makes the rows active whose tables are there without a breaking difference;
     * all others become or stay reserved. Rows whose status does not change are not written. The number of round trips does not
     * depend on the number of tables.
     *
     * @throws FinalisationException in the strict mode, if a table is not active in the end; what was found out is committed
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source has come to allow no migration; nothing is
     *     written then
     * @throws MissingRoleException if the role of the plan is gone; nothing is written then
     * @throws MissingBoundaryException if its boundary is gone; nothing is written then
     * @throws CatalogAccessException if the database refuses
     * @throws IllegalStateException if nothing was reserved before
     */
    public FinalisationReport finalise(FinalisationMode mode) {
        ReservationReport reservation =
                reserved.orElseThrow(() -> new IllegalStateException("A migration reserves before it finalises."));
        FinalisationReport report = OwnTransaction.run(
                connection,
                "finalise tables in the catalog",
                transaction -> new FinaliseTables(plan, tables, reservation).in(transaction));
        if (mode == FinalisationMode.STRICT && !report.ok()) {
            throw new FinalisationException(report);
        }
        return report;
    }

    /**
     * Records that the changing of the tables failed. The rows stay as {@link #reserve()} left them, for the next run to adopt.
     * Work pending on the connection is rolled back. Does nothing where nothing was reserved.
     *
     * @throws CatalogAccessException if the database refuses
     */
    public void fail() {
        if (reserved.isPresent()) {
            rollBack();
            Runs.finish(connection, runUid, RunOutcome.FAILED);
        }
    }

    private void rollBack() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException refused) {
            throw CatalogAccessException.of("roll back the migration", refused);
        }
    }
}
