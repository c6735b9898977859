package org.metatables.hibernate.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.MigrationProvider;
import org.metatables.hibernate.extract.ExtractedTable;
import org.metatables.naming.PhysicalName;

/**
 * Whether entities may be bound to what the catalog has for them.
 *
 * @param tables the tables of the entities
 * @param provider who owns them
 */
record RowCheck(List<ExtractedTable> tables, MigrationProvider provider) {

    RowCheck {
        tables = List.copyOf(tables);
    }

    /** @throws UnboundTableException if a row belongs to another provider */
    void requireOwn(Map<PhysicalName, CatalogTable> rows) {
        for (ExtractedTable table : tables) {
            CatalogTable row = rows.get(table.definition().name());
            if (row != null && !row.provider().equals(Optional.of(provider))) {
                throw UnboundTableException.ofAnotherProvider(table, row, provider);
            }
        }
    }

    /** @throws UnboundTableException if a table has no row */
    void requirePresent(Map<PhysicalName, CatalogTable> rows) {
        List<ExtractedTable> missing = tables.stream()
                .filter(table -> !rows.containsKey(table.definition().name()))
                .toList();
        if (!missing.isEmpty()) {
            throw UnboundTableException.withoutRow(missing);
        }
    }

    /** @throws UnboundTableException if a table has no row, or one that is only reserved */
    void requireActive(Map<PhysicalName, CatalogTable> rows) {
        requirePresent(rows);
        List<ExtractedTable> reserved = tables.stream()
                .filter(table -> !rows.get(table.definition().name()).isActive())
                .toList();
        if (!reserved.isEmpty()) {
            throw UnboundTableException.reserved(reserved);
        }
    }
}
