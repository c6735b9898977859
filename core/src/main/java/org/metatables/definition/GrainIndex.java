package org.metatables.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.metatables.naming.ConstraintNames;

/**
 * The unique index over the grain that every time-indexed table has.
 *
 * <p>It is added unless something unique covers the same columns already, in whatever order. An index that is not
 * unique, or partial, or covers more columns, does not count. See 2.5 of the reference system's specification.
 */
final class GrainIndex {

    private GrainIndex() {}

    /** The indexes of a table with that of its grain; the same ones where the table needs no more. */
    static List<Index> addedTo(TableDefinition table) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        table.timeIndex()
                .filter(index -> !isCovered(table, new HashSet<>(index.grain())))
                .ifPresent(index -> indexes.add(new Index(
                        Optional.of(ConstraintNames.index(table.name().table(), index.grain(), true)),
                        index.grain().stream().map(Index.Part::column).toList(),
                        true,
                        Index.DEFAULT_METHOD,
                        List.of(),
                        Optional.empty())));
        return indexes;
    }

    private static boolean isCovered(TableDefinition table, Set<String> grain) {
        Stream<List<String>> keys = table.primaryKey().stream().map(PrimaryKey::columns);
        Stream<List<String>> constraints = table.uniques().stream().map(UniqueConstraint::columns);
        Stream<List<String>> columns =
                table.columns().stream().filter(ColumnDefinition::unique).map(column -> List.of(column.name()));
        Stream<List<String>> indexes =
                table.indexes().stream().filter(GrainIndex::isUniqueOverColumns).map(Index::columns);
        return Stream.of(keys, constraints, columns, indexes)
                .flatMap(covers -> covers)
                .anyMatch(covered -> grain.equals(new HashSet<>(covered)));
    }

    private static boolean isUniqueOverColumns(Index index) {
        return index.unique()
                && index.predicate().isEmpty()
                && index.parts().stream().noneMatch(Index.Part::expression);
    }
}
