package org.metatables.lifecycle;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.lifecycle.internal.DeclaredTable;
import org.metatables.lifecycle.internal.ReserveStatement;

/**
 * One run of a migration, seen from the catalog: {@link #reserve()}, then somebody else changes the tables, and
 * where that failed, {@link #fail()}.
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
    private final UUID runUid;
    private Optional<ReservationReport> reserved = Optional.empty();

    private Migration(Connection connection, MigrationPlan plan) {
        this.connection = connection;
        this.plan = plan;
        this.tables = DeclaredTable.allOf(plan);
        this.runUid = UUID.randomUUID();
    }

    /** Begins a run; nothing happens in the database yet. */
    public static Migration begin(Connection connection, MigrationPlan plan) {
        return new Migration(connection, plan);
    }

    /** The run, as the table {@code metatables.run} will know it. */
    public UUID runUid() {
        return runUid;
    }

    /**
     * Reserves the rows of all tables and of the change-log table: one message to the server and a commit, whatever the number of
     * tables. An existing row keeps its uid; a row that is active and as declared is not written.
     *
     * @throws ForeignTableException if another provider owns a table; nothing is written then
     * @throws DuplicateIdentifierException if another table has an identifier; nothing is written then
     * @throws MissingRoleException if the plan names a role that does not exist; nothing is written then
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses
     */
    public ReservationReport reserve() {
        ReservationReport report = OwnTransaction.run(connection, "reserve tables in the catalog", transaction -> {
            ReserveStatement.Outcome outcome = new ReserveStatement(plan, tables, runUid).send(transaction);
            if (!outcome.conflicts().isEmpty()) {
                throw ReservationRefusedException.of(outcome.conflicts());
            }
            if (outcome.operationsRoleMissing()) {
                throw new MissingRoleException(plan.operationsRole().orElseThrow());
            }
            return new ReservationReport(runUid, outcome.root(), outcome.tables());
        });
        reserved = Optional.of(report);
        return report;
    }

    /**
     * Records that the changing of the tables failed. The rows stay as {@link #reserve()} left them, for the next run to adopt.
     * Work pending on the connection is rolled back. Does nothing where nothing was reserved.
     *
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses
     */
    public void fail() {
        if (reserved.isPresent()) {
            Runs.finish(connection, runUid, RunOutcome.FAILED);
        }
    }
}
