package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.CatalogVersion;
import org.metatables.contract.Fingerprint;
import org.metatables.definition.DefinitionSet;
import org.metatables.drift.Comparison;
import org.metatables.drift.ComparisonFailedException;
import org.metatables.hibernate.extract.ExtractedTable;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.naming.PhysicalName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds extracted tables to their rows of the catalog, in a number of round trips that does not depend on the number of
 * tables. Writes nothing.
 */
final class Binder {

    private static final Logger log = LoggerFactory.getLogger(Binder.class);

    private final Extraction extraction;
    private final DefinitionSet definitions;

    Binder(Extraction extraction) {
        this.extraction = extraction;
        this.definitions = extraction.definitions();
    }

    HibernateMetaTables bind(Connection connection) {
        long start = System.nanoTime();
        CatalogVersion.check(connection);
        Map<PhysicalName, CatalogTable> rows = Catalog.of(connection)
                .resolve(
                        definitions.tables().stream().map(table -> table.name()).toList());
        requireUsable(rows);
        compare(connection);
        HibernateMetaTables bound = new HibernateMetaTables(extraction.tables().stream()
                .map(table -> bound(table, rows.get(table.definition().name())))
                .toList());
        log.info(
                "Bound {} tables of the provider {} to the catalog in {} ms (naming strategy {}, dialect {}).",
                bound.tables().size(),
                definitions.provider().key(),
                (System.nanoTime() - start) / 1_000_000,
                extraction.origin().namingStrategy(),
                extraction.origin().dialect());
        return bound;
    }

    private void requireUsable(Map<PhysicalName, CatalogTable> rows) {
        List<ExtractedTable> missing = new ArrayList<>();
        List<ExtractedTable> reserved = new ArrayList<>();
        for (ExtractedTable table : extraction.tables()) {
            CatalogTable row = rows.get(table.definition().name());
            if (row == null) {
                missing.add(table);
            } else if (!row.provider().equals(Optional.of(definitions.provider()))) {
                throw UnboundTableException.ofAnotherProvider(table, row, definitions.provider());
            } else if (!row.isActive()) {
                reserved.add(table);
            }
        }
        if (!missing.isEmpty()) {
            throw UnboundTableException.withoutRow(missing);
        }
        if (!reserved.isEmpty()) {
            throw UnboundTableException.reserved(reserved);
        }
    }

    private void compare(Connection connection) {
        DriftPolicy policy = DriftPolicy.of(extraction.settings());
        try {
            policy.apply(Comparison.compare(connection, definitions.tables()));
        } catch (ComparisonFailedException e) {
            // The rows are active: a migration has compared them. A login that may not ask again may still use them.
            log.warn("{}", e.getMessage());
        }
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
                row.uid(), table.definition(), fingerprint, table.entityName(), table.entityType(), table.attribute());
    }
}
