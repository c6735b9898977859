package org.metatables.verification.internal;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.contract.ContractColumn;
import org.metatables.definition.Authoring;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Comparison;
import org.metatables.drift.DriftReport;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.drift.Verdict;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalTable;
import org.metatables.physical.PhysicalTables;
import org.metatables.verification.VerifiedTable;

/** Compares rows with their tables, and decides which status each row should have. */
public final class StatusRule {

    private static final String LEFT_TO_MIGRATION =
            "The table is there as declared; its row was reserved by a migration (%s), which has to be run again to activate it.";

    private static final String POINTS_ELSEWHERE =
            "The row stands for this table, and its definition is that of %s. Run the migration, or the registration, that gives the"
                    + " table its new name, or let the row stand for %s again.";

    private final Map<PhysicalName, PhysicalTable> tables;
    private final DriftReport drift;

    private StatusRule(Map<PhysicalName, PhysicalTable> tables, DriftReport drift) {
        this.tables = tables;
        this.drift = drift;
    }

    /** Reads and compares the tables of all rows at once. */
    public static List<VerifiedTable> apply(Connection connection, List<CatalogTable> rows) {
        Map<PhysicalName, PhysicalTable> tables = PhysicalTables.read(
                connection, rows.stream().map(CatalogTable::name).toList());
        List<TableDefinition> definitions =
                rows.stream().flatMap(row -> comparable(row).stream()).toList();
        StatusRule rule = new StatusRule(tables, Comparison.compare(connection, definitions, tables));
        return rows.stream().map(rule::decide).toList();
    }

    /** Liquibase owns the shape of its change-log table; of a row without a definition only the contract is known. */
    private static Optional<TableDefinition> comparable(CatalogTable row) {
        return row.definition()
                .filter(definition -> !(definition.authoring() instanceof Authoring.ChangeLog))
                .filter(definition -> definition.name().equals(row.name()));
    }

    /** The table that the definition of a row is of, where somebody has let the row stand for another one. */
    private static Optional<PhysicalName> declaredElsewhere(CatalogTable row) {
        return row.definition().map(TableDefinition::name).filter(declared -> !declared.equals(row.name()));
    }

    private VerifiedTable decide(CatalogTable row) {
        boolean exists = tables.containsKey(row.name());
        Verdict verdict = comparable(row).isPresent() && !isToBeMadeByTheCatalog(row)
                ? drift.of(row.name())
                : withoutComparison(row);
        boolean fits =
                exists && !verdict.blocksActivation() && declaredElsewhere(row).isEmpty();
        boolean leftToMigration = fits && !row.isActive() && row.reservedByRun().isPresent();
        return new VerifiedTable(
                row.uid(),
                row.identifier(),
                row.name(),
                row.schemaManagementMode(),
                row.status(),
                fits && !leftToMigration ? ProvisioningStatus.ACTIVE : ProvisioningStatus.RESERVED,
                exists,
                verdict.findings(),
                List.of(),
                leftToMigration ? row.reservedByRun().map(LEFT_TO_MIGRATION::formatted) : remark(verdict));
    }

    /** No changelog brings back what the catalog made. */
    private boolean isToBeMadeByTheCatalog(CatalogTable row) {
        return row.schemaManagementMode() == SchemaManagementMode.BACKEND_MANAGED && !tables.containsKey(row.name());
    }

    private static Optional<String> remark(Verdict verdict) {
        return verdict instanceof Verdict.CannotTell unknown ? Optional.of(unknown.reason()) : Optional.empty();
    }

    private Verdict withoutComparison(CatalogTable row) {
        PhysicalTable table = tables.get(row.name());
        Optional<PhysicalName> declared = declaredElsewhere(row);
        if (table != null && declared.isPresent()) {
            return new Verdict.CannotTell(List.of(), POINTS_ELSEWHERE.formatted(declared.get(), declared.get()));
        }
        List<Finding> findings = new ArrayList<>();
        if (table == null) {
            findings.add(missing(FindingKind.TABLE_MISSING, row, "table", "a table"));
        } else if (row.definition().isEmpty()) {
            for (ContractColumn column : row.contract().columns()) {
                if (table.column(column.name()).isEmpty()) {
                    findings.add(
                            missing(FindingKind.COLUMN_MISSING, row, "column " + column.name(), column.dataType()));
                }
            }
        }
        return findings.isEmpty() ? new Verdict.Same() : new Verdict.Different(findings);
    }

    private static Finding missing(FindingKind kind, CatalogTable row, String subject, String expected) {
        return new Finding(
                kind,
                row.name(),
                subject,
                expected,
                "nothing",
                row.schemaManagementMode() == SchemaManagementMode.BACKEND_MANAGED
                        ? "Register it again: the catalog makes it anew, without its rows."
                        : "Ask the owner of the table to bring it back, or register what it has become.");
    }
}
