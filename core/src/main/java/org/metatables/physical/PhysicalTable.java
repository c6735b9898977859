package org.metatables.physical;

import java.util.List;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/**
 * A table as it stands in the database.
 *
 * @param name its name
 * @param kind what stands behind the name
 * @param columns its columns, in the table's order, without dropped ones
 * @param primaryKey its primary key
 * @param uniques its unique constraints; a unique index without a constraint is only among the indexes
 * @param indexes all its indexes, with those that stand behind a constraint
 * @param foreignKeys its foreign keys
 * @param checks its check constraints
 * @param comment its comment
 */
public record PhysicalTable(
        PhysicalName name,
        TableKind kind,
        List<PhysicalColumn> columns,
        Optional<PhysicalKey> primaryKey,
        List<PhysicalKey> uniques,
        List<PhysicalIndex> indexes,
        List<PhysicalForeignKey> foreignKeys,
        List<PhysicalCheck> checks,
        Optional<String> comment) {

    public PhysicalTable {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /** The column of this name. */
    public Optional<PhysicalColumn> column(String columnName) {
        for (PhysicalColumn column : columns) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The sequences that belong to a column, and are dropped with it. */
    public List<PhysicalSequence> ownedSequences() {
        return columns.stream()
                .flatMap(column -> column.ownedSequence().stream())
                .toList();
    }
}
