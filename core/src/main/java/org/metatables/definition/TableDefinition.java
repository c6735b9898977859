package org.metatables.definition;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/**
 * A table as its author declared it: the contract, and all that DDL needs besides.
 *
 * @param name the physical name
 * @param identifier the logical identifier, unique in the namespace
 * @param namespace the namespace of the identifier
 * @param description what the table holds
 * @param labels words to find and group tables by
 * @param protectFromDeletion whether the catalog refuses to delete the table
 * @param dataSource the name of the data source where the table is; empty where the author leaves it to others
 * @param columns the columns, in source declaration order
 * @param primaryKey the primary key, if there is one
 * @param uniques unique constraints other than the columns that are unique by themselves
 * @param indexes indexes
 * @param foreignKeys foreign keys
 * @param checks check constraints
 * @param sequences sequences that keys of the table come from
 * @param enumTypes enum types of the database that columns use
 * @param comment the comment that the database keeps
 * @param timeIndex present where the table is time-indexed
 * @param authoring where the table was authored
 */
public record TableDefinition(
        PhysicalName name,
        Optional<String> identifier,
        String namespace,
        Optional<String> description,
        List<String> labels,
        boolean protectFromDeletion,
        Optional<String> dataSource,
        List<ColumnDefinition> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueConstraint> uniques,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<SequenceDefinition> sequences,
        List<EnumTypeDefinition> enumTypes,
        Optional<String> comment,
        Optional<TimeIndex> timeIndex,
        Authoring authoring) {

    public TableDefinition {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        sequences = List.copyOf(sequences);
        enumTypes = List.copyOf(enumTypes);
        Set<String> names = new HashSet<>();
        for (ColumnDefinition column : columns) {
            if (!names.add(column.name())) {
                throw invalid(name, "The column " + column.name() + " is declared twice.");
            }
        }
        primaryKey.ifPresent(key -> requireColumns(name, names, "The primary key", key.columns()));
        uniques.forEach(unique -> requireColumns(name, names, "A unique constraint", unique.columns()));
        foreignKeys.forEach(key -> requireColumns(name, names, "A foreign key", key.columns()));
        timeIndex.ifPresent(index -> requireColumns(name, names, "The grain", index.grain()));
        for (Index index : indexes) {
            requireColumns(
                    name,
                    names,
                    "An index",
                    index.parts().stream()
                            .filter(part -> !part.expression())
                            .map(Index.Part::text)
                            .toList());
        }
        if (timeIndex.isPresent()) {
            TimeIndexRules.check(timeIndex.get(), name, columns, primaryKey);
        }
    }

    /** Starts a table that has nothing but a name, a namespace and an origin. */
    public static TableDefinitionBuilder builder(PhysicalName name, String namespace, Authoring authoring) {
        return new TableDefinitionBuilder(name, namespace, authoring);
    }

    /** The columns by name, in declaration order. */
    public Map<String, ColumnDefinition> columnsByName() {
        Map<String, ColumnDefinition> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        return byName;
    }

    /** Whether the column is part of the primary key. */
    public boolean isPrimaryKeyColumn(String column) {
        return primaryKey.map(key -> key.columns().contains(column)).orElse(false);
    }

    private static void requireColumns(PhysicalName table, Set<String> known, String owner, List<String> columns) {
        for (String column : columns) {
            if (!known.contains(column)) {
                throw invalid(table, owner + " names the column " + column + ", which the table does not have.");
            }
        }
    }

    private static InvalidDefinitionException invalid(PhysicalName table, String summary) {
        return new InvalidDefinitionException(Problem.of(summary).inTable(table.toString()));
    }
}
