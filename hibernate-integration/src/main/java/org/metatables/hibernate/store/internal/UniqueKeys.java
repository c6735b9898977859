package org.metatables.hibernate.store.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.Problem;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.store.InvalidRowsException;

/** The unique keys of a table beside its id. */
final class UniqueKeys {

    private UniqueKeys() {}

    /** @throws InvalidRowsException if no unique key has exactly these columns; with those that there are */
    static void require(StoredTable table, Set<String> columns) {
        List<Set<String>> keys = of(table.definition());
        if (!keys.contains(columns)) {
            String known = keys.stream().map(key -> String.join(" and ", key)).collect(Collectors.joining(", "));
            throw new InvalidRowsException(
                    Problem.of("No unique key of the table has the columns " + String.join(", ", columns) + ".")
                            .inTable(table.name().toString())
                            .remedy(
                                    known.isEmpty()
                                            ? "Declare one with @Column(unique = true) or @UniqueConstraint."
                                            : "There are: " + known + "."));
        }
    }

    private static List<Set<String>> of(TableDefinition table) {
        List<Set<String>> keys = new ArrayList<>();
        table.columns().stream().filter(ColumnDefinition::unique).forEach(column -> keys.add(Set.of(column.name())));
        table.uniques().forEach(unique -> keys.add(Set.copyOf(unique.columns())));
        table.indexes().stream()
                .filter(index -> index.unique()
                        && index.predicate().isEmpty()
                        && index.parts().stream().noneMatch(Index.Part::expression))
                .forEach(index -> keys.add(Set.copyOf(index.columns())));
        return keys;
    }
}
