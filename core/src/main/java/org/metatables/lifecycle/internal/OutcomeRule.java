package org.metatables.lifecycle.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.drift.Verdict;
import org.metatables.lifecycle.Reservation;
import org.metatables.lifecycle.TableOutcome;

/**
 * Decides which status a row gets.
 *
 * <p>A row that another run has changed since it was reserved is not this run's to decide on: it keeps its status, and this run
 * must not say that its own definition is in force.
 */
final class OutcomeRule {

    private static final String DELETED = "Its row was deleted from the catalog while the migration ran.";

    private final Map<UUID, CurrentRow> rows;
    private final LookAlikes lookAlikes;

    OutcomeRule(Map<UUID, CurrentRow> rows, LookAlikes lookAlikes) {
        this.rows = rows;
        this.lookAlikes = lookAlikes;
    }

    TableOutcome decide(Reservation reservation, DeclaredTable declared, Verdict verdict) {
        CurrentRow row = rows.get(reservation.uid());
        if (row == null) {
            CurrentRow gone = CurrentRow.deleted(reservation.uid());
            return outcome(reservation, declared, gone, gone.status(), false, verdict, Optional.of(DELETED));
        }
        if (!row.standsFor(reservation.name())) {
            return outcome(reservation, declared, row, row.status(), false, verdict, Optional.of(moved(row)));
        }
        if (!row.asksFor(declared)) {
            return outcome(reservation, declared, row, row.status(), false, verdict, Optional.of(takenOver(row)));
        }
        boolean fits = row.tableExists() && !verdict.blocksActivation();
        return outcome(
                reservation,
                declared,
                row,
                fits ? ProvisioningStatus.ACTIVE : ProvisioningStatus.RESERVED,
                fits,
                verdict,
                remark(declared, row, verdict));
    }

    private static String moved(CurrentRow row) {
        return "Its row has come to stand for another table"
                + row.name().map(name -> ", " + name + ",").orElse("")
                + " while the migration ran. Run the command again.";
    }

    private static String takenOver(CurrentRow row) {
        return "Another run" + row.reservedBy().map(run -> " (" + run + ")").orElse("")
                + " has declared it differently while the migration ran. Run the command again, with the newer entities.";
    }

    private Optional<String> remark(DeclaredTable declared, CurrentRow row, Verdict verdict) {
        if (declared.isRoot() && !row.tableExists()) {
            return Optional.of("Liquibase's change-log table is not there.");
        }
        return verdict instanceof Verdict.CannotTell unknown
                ? Optional.of(unknown.reason())
                : lookAlikes.remark(declared.definition().name());
    }

    private static TableOutcome outcome(
            Reservation reservation,
            DeclaredTable declared,
            CurrentRow row,
            ProvisioningStatus status,
            boolean asDeclared,
            Verdict verdict,
            Optional<String> remark) {
        return new TableOutcome(
                reservation.uid(),
                declared.definition().identifier(),
                reservation.name(),
                row.status(),
                status,
                asDeclared,
                row.tableExists(),
                verdict.findings(),
                List.of(),
                remark);
    }
}
