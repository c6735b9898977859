package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.CatalogVersion;
import org.metatables.contract.Fingerprint;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Comparison;
import org.metatables.drift.ComparisonFailedException;
import org.metatables.drift.DriftReport;
import org.metatables.drift.Verdict;
import org.metatables.hibernate.extract.ExtractedTable;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.naming.PhysicalName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds extracted tables to their rows of the catalog, in a number of round trips that does not depend on the number of
 * tables. Writes nothing, unless the settings say that missing rows are registered.
 */
final class Binder {

    private static final Logger log = LoggerFactory.getLogger(Binder.class);

    private final Extraction extraction;
    private final DefinitionSet definitions;
    private final boolean registers;

    Binder(Extraction extraction) {
        this.extraction = extraction;
        this.definitions = extraction.definitions();
        this.registers = StartUpMode.of(extraction.settings()) == StartUpMode.REGISTER;
    }

    HibernateMetaTables bind(Connection connection) {
        long start = System.nanoTime();
        CatalogVersion.check(connection);
        Map<PhysicalName, CatalogTable> rows = Catalog.of(connection)
                .resolve(
                        definitions.tables().stream().map(TableDefinition::name).toList());
        RowCheck check = new RowCheck(extraction.tables(), definitions.provider());
        check.requireOwn(rows);
        if (!registers) {
            check.requireActive(rows);
        }
        boolean complete = rows.size() == definitions.tables().size();
        Optional<DriftReport> drift = compare(connection, complete);
        Set<PhysicalName> usable = usable(rows, drift);
        drift.ifPresent(report -> DriftPolicy.of(extraction.settings()).apply(only(usable, report)));
        if (registers) {
            rows = new RowRegistration(definitions, extraction.settings()).complete(connection, rows, usable);
            check.requirePresent(rows);
        }
        HibernateMetaTables bound = bound(rows);
        log.info(
                "Bound {} tables of the provider {} to the catalog in {} ms (naming strategy {}, dialect {}).",
                bound.tables().size(),
                definitions.provider().key(),
                (System.nanoTime() - start) / 1_000_000,
                extraction.origin().namingStrategy(),
                extraction.origin().dialect());
        announceReserved(rows, drift);
        return bound;
    }

    /**
     * Empty where the login may not compare. Rows that are there were compared by a migration, so that it may still use them; a
     * row that is to be written depends on it.
     */
    private Optional<DriftReport> compare(Connection connection, boolean complete) {
        try {
            return Optional.of(Comparison.compare(connection, definitions.tables()));
        } catch (ComparisonFailedException e) {
            if (!complete) {
                throw e;
            }
            log.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The tables whose rows are active, or will be once they are registered. */
    private Set<PhysicalName> usable(Map<PhysicalName, CatalogTable> rows, Optional<DriftReport> drift) {
        return definitions.tables().stream()
                .map(TableDefinition::name)
                .filter(name -> rows.containsKey(name)
                        ? rows.get(name).isActive()
                        : drift.filter(report -> !report.of(name).blocksActivation())
                                .isPresent())
                .collect(Collectors.toSet());
    }

    private static DriftReport only(Set<PhysicalName> tables, DriftReport report) {
        Map<PhysicalName, Verdict> verdicts = new LinkedHashMap<>(report.verdicts());
        verdicts.keySet().retainAll(tables);
        return new DriftReport(verdicts);
    }

    private HibernateMetaTables bound(Map<PhysicalName, CatalogTable> rows) {
        return new HibernateMetaTables(extraction.tables().stream()
                .map(table -> bound(table, rows.get(table.definition().name())))
                .toList());
    }

    private static BoundTable bound(ExtractedTable table, CatalogTable row) {
        Fingerprint fingerprint = Fingerprint.of(table.definition());
        if (!fingerprint.equals(row.fingerprint())) {
            log.warn(
                    "{}: the entity is not the one that was migrated last (fingerprint {}, in the catalog {})."
                            + " Run mvn liquibase:update.",
                    table.definition().name(),
                    fingerprint,
                    row.fingerprint());
        }
        return new BoundTable(
                row.uid(),
                row.status(),
                table.definition(),
                fingerprint,
                table.entityName(),
                table.entityType(),
                table.attribute());
    }

    private void announceReserved(Map<PhysicalName, CatalogTable> rows, Optional<DriftReport> drift) {
        List<ExtractedTable> reserved = extraction.tables().stream()
                .filter(table -> !rows.get(table.definition().name()).isActive())
                .toList();
        if (!reserved.isEmpty()) {
            log.warn(
                    "Only reserved, so governed operations refuse them: {}. Run mvn liquibase:update, which makes the"
                            + " tables what their entities say and the rows active.",
                    reserved.stream()
                            .map(table -> table.definition().name() + " (" + table.place() + ")")
                            .collect(Collectors.joining(", ")));
            drift.ifPresent(report -> reserved.stream()
                    .flatMap(table -> report.of(table.definition().name()).findings().stream())
                    .forEach(finding -> log.info("{}", finding.line())));
        }
    }
}
