package org.metatables.hibernate.store.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.annotations.SimpleTable;
import org.metatables.hibernate.store.InvalidRowsException;

/**
 * A unique key by which rows are told apart, instead of by their ids.
 *
 * @param table the table
 * @param fields its fields
 */
public record BusinessKey(StoredTable table, List<StoredField> fields) {

    public BusinessKey {
        fields = List.copyOf(fields);
    }

    /**
     * The key of these columns.
     *
     * @throws InvalidRowsException if the table has no such unique key
     */
    public static BusinessKey of(StoredTable table, Collection<String> columns) {
        UniqueKeys.require(table, Set.copyOf(columns));
        return new BusinessKey(
                table,
                columns.stream()
                        .map(column -> table.field(column).orElseThrow())
                        .toList());
    }

    /**
     * Rows in the order of their keys. Whoever writes the same rows writes them in the same order, and so waits for others but never
     * for ever.
     *
     * @throws InvalidRowsException if a row lacks a part of the key, or two rows have the same
     */
    public <E extends SimpleTable> List<E> sorted(List<E> rows, SessionFactoryImplementor factory) {
        record Keyed<E>(String key, E row) {}
        List<Keyed<E>> keyed = new ArrayList<>();
        rows.forEach(row -> keyed.add(new Keyed<>(keyOf(row, factory), row)));
        Set<String> seen = new HashSet<>();
        if (!keyed.stream().allMatch(one -> seen.add(one.key))) {
            throw invalid("Two rows have the same key " + names() + ".", "Give each key once.");
        }
        return keyed.stream()
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::row)
                .toList();
    }

    private String keyOf(SimpleTable row, SessionFactoryImplementor factory) {
        StringBuilder key = new StringBuilder();
        for (StoredField field : fields) {
            @Nullable Object value = field.valueIn(row, factory);
            if (value == null) {
                throw invalid(
                        "A row has no value for " + field.column() + ", a part of its key.",
                        "Give each row a value: what is missing is the same as nothing else.");
            }
            String text = value.toString();
            // With its length, so that no two keys run together.
            key.append(text.length()).append(':').append(text).append(' ');
        }
        return key.toString();
    }

    private String names() {
        return fields.stream().map(StoredField::column).collect(Collectors.joining(", "));
    }

    private InvalidRowsException invalid(String summary, String remedy) {
        return new InvalidRowsException(
                Problem.of(summary).inTable(table.name().toString()).remedy(remedy));
    }
}
