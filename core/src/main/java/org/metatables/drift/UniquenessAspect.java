package org.metatables.drift;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.physical.PhysicalIndex;
import org.metatables.physical.PhysicalKey;

/**
 * Primary keys and uniqueness, each as a set of columns: JPA providers do not keep the order of composite keys.
 *
 * <p>A column that is unique by itself, a unique constraint, and a unique index over the same columns say the same.
 */
final class UniquenessAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        comparePrimaryKey(facts, differences);
        Set<Set<String>> declared = declaredUniques(facts);
        Set<Set<String>> primary = primaryKeys(facts);
        Set<Set<String>> actual = actualUniques(facts);
        declared.stream()
                .filter(columns -> !actual.contains(columns) && !primary.contains(columns))
                .forEach(columns -> missing(facts, columns, differences));
        actual.stream()
                .filter(columns -> !declared.contains(columns) && !primary.contains(columns))
                .forEach(columns -> extra(facts, columns, differences));
    }

    /** The column sets that the table keeps unique without a condition. */
    private static Set<Set<String>> actualUniques(TableFacts facts) {
        Stream<List<String>> constraints = facts.table().uniques().stream().map(PhysicalKey::columns);
        Stream<List<String>> indexes = facts.table().indexes().stream()
                .filter(index -> index.unique() && index.valid() && index.isPlain())
                .map(PhysicalIndex::columns);
        return sets(Stream.concat(constraints, indexes));
    }

    private static Set<Set<String>> declaredUniques(TableFacts facts) {
        Stream<List<String>> columns = facts.definition().columns().stream()
                .filter(ColumnDefinition::unique)
                .map(column -> List.of(column.name()));
        Stream<List<String>> constraints = facts.definition().uniques().stream().map(unique -> unique.columns());
        Stream<List<String>> indexes = facts.definition().indexes().stream()
                .filter(index -> index.unique() && Probes.isPlain(index))
                .map(Index::columns);
        return sets(Stream.of(columns, constraints, indexes).flatMap(all -> all));
    }

    private static Set<Set<String>> primaryKeys(TableFacts facts) {
        return sets(facts.table().primaryKey().map(PhysicalKey::columns).stream());
    }

    private static Set<Set<String>> sets(Stream<List<String>> lists) {
        Set<Set<String>> sets = new LinkedHashSet<>();
        lists.forEach(list -> sets.add(new LinkedHashSet<>(list)));
        return sets;
    }

    private static void comparePrimaryKey(TableFacts facts, Differences differences) {
        Optional<List<String>> expected = facts.definition().primaryKey().map(PrimaryKey::columns);
        Optional<List<String>> actual = facts.table().primaryKey().map(PhysicalKey::columns);
        if (expected.map(Set::copyOf).equals(actual.map(Set::copyOf))) {
            return;
        }
        differences.add(
                expected.isPresent() ? FindingKind.PRIMARY_KEY_DIFFERS : FindingKind.PRIMARY_KEY_EXTRA,
                "primary key",
                words(expected),
                words(actual),
                expected.map(columns -> Remedy.change(
                                actual.isPresent() ? "dropPrimaryKey and addPrimaryKey" : "addPrimaryKey",
                                facts.table().name(),
                                "columnNames: " + String.join(",", columns)))
                        .orElse("Declare the key in the entity, if rows are meant to be told apart by it."));
    }

    private static String words(Optional<List<String>> columns) {
        return columns.map(names -> "(" + String.join(", ", names) + ")").orElse("no primary key");
    }

    private static void missing(TableFacts facts, Set<String> columns, Differences differences) {
        differences.add(
                FindingKind.UNIQUE_MISSING,
                subject(columns),
                "unique",
                "not unique",
                Remedy.change(
                        "addUniqueConstraint", facts.table().name(), "columnNames: " + String.join(",", columns)));
    }

    private static void extra(TableFacts facts, Set<String> columns, Differences differences) {
        differences.add(
                FindingKind.UNIQUE_EXTRA,
                subject(columns),
                "not unique",
                "unique",
                Remedy.orAdapt(
                        Remedy.change(
                                "dropUniqueConstraint or dropIndex",
                                facts.table().name(),
                                "of the columns " + String.join(",", columns)),
                        "declare the uniqueness in the entity"));
    }

    private static String subject(Set<String> columns) {
        return (columns.size() == 1 ? "column " : "columns ") + String.join(", ", columns);
    }
}
