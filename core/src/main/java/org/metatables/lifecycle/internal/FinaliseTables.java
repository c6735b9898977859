package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Comparison;
import org.metatables.drift.DriftReport;
import org.metatables.drift.FindingKind;
import org.metatables.drift.Verdict;
import org.metatables.lifecycle.FinalisationReport;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.Reservation;
import org.metatables.lifecycle.ReservationReport;
import org.metatables.lifecycle.TableOutcome;
import org.metatables.naming.PhysicalName;

/** Finds out which of the reserved tables are there as declared, and records it. */
public final class FinaliseTables {

    private final MigrationPlan plan;
    private final Map<PhysicalName, DeclaredTable> tables;
    private final ReservationReport reservation;

    public FinaliseTables(MigrationPlan plan, List<DeclaredTable> tables, ReservationReport reservation) {
        this.plan = plan;
        this.tables = tables.stream()
                .collect(Collectors.toMap(table -> table.definition().name(), Function.identity()));
        this.reservation = reservation;
    }

    /** Does so in a transaction that the caller began and will commit; takes the catalog's lock. */
    public FinalisationReport in(Connection transaction) throws SQLException {
        Map<UUID, CurrentRow> rows = CurrentRow.lockAndRead(transaction, uids());
        DriftReport drift = compare(transaction);
        OutcomeRule rule = new OutcomeRule(rows, LookAlikes.of(transaction, plan.provider(), missing(drift)));
        FinalisationReport report = new FinalisationReport(
                reservation.runUid(),
                // Of the change-log table nothing is asked but that it is there.
                decide(rule, reservation.root(), new Verdict.Same()),
                reservation.tables().stream()
                        .map(table -> decide(rule, table, drift.of(table.name())))
                        .toList());
        return report.hinderedBy(new FinaliseStatement(report, plan.operationsRole(), plan.access()).send(transaction));
    }

    /** Compares all tables, unless neither side has changed since all were found to be as declared. */
    private DriftReport compare(Connection transaction) throws SQLException {
        String provider = plan.provider().key();
        ComparedSides before = ComparedSides.now(transaction, tables.values());
        if (ComparedSides.last(transaction, provider).equals(Optional.of(before))) {
            return DriftReport.same(
                    plan.tables().stream().map(TableDefinition::name).toList());
        }
        DriftReport drift = Comparison.compare(transaction, plan.tables());
        // Others may have changed the tables while they were compared.
        if (drift.isClean() && ComparedSides.now(transaction, tables.values()).equals(before)) {
            before.remember(transaction, provider);
        }
        return drift;
    }

    private List<PhysicalName> missing(DriftReport drift) {
        return plan.tables().stream()
                .map(TableDefinition::name)
                .filter(name -> drift.of(name).findings().stream()
                        .anyMatch(finding -> finding.kind() == FindingKind.TABLE_MISSING))
                .toList();
    }

    private TableOutcome decide(OutcomeRule rule, Reservation table, Verdict verdict) {
        return rule.decide(table, tables.get(table.name()), verdict);
    }

    private List<UUID> uids() {
        return Stream.concat(Stream.of(reservation.root()), reservation.tables().stream())
                .map(Reservation::uid)
                .toList();
    }
}
