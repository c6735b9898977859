package org.metatables.physical;

import java.util.List;
import java.util.Optional;

/**
 * An index as it stands in the database.
 *
 * @param name its name
 * @param method its access method, such as {@code btree}
 * @param unique whether it admits each combination once
 * @param parts what it indexes, in order
 * @param include columns that are stored with the key but not part of it
 * @param predicate the condition of a partial index, as PostgreSQL states it
 * @param valid whether queries may use it; false after a {@code CREATE INDEX CONCURRENTLY} that failed
 * @param constraint the primary key, unique or exclusion constraint that it stands behind
 */
public record PhysicalIndex(
        String name,
        String method,
        boolean unique,
        List<Part> parts,
        List<String> include,
        Optional<String> predicate,
        boolean valid,
        Optional<String> constraint) {

    public PhysicalIndex {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** Whether every row is in the index, by its columns as they are: no condition and no expression. */
    public boolean isPlain() {
        return predicate.isEmpty() && parts.stream().noneMatch(Part::expression);
    }

    /** The columns, and the expressions as PostgreSQL states them, in order. */
    public List<String> columns() {
        return parts.stream().map(Part::text).toList();
    }

    /**
     * One part of an index.
     *
     * @param text a column's name, or an expression as PostgreSQL states it
     * @param expression whether the text is an expression
     * @param descending whether it is kept in descending order
     * @param nullsFirst whether nulls come first
     */
    public record Part(String text, boolean expression, boolean descending, boolean nullsFirst) {}
}
