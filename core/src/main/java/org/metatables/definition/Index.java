package org.metatables.definition;

import java.util.List;
import java.util.Optional;
import org.metatables.Problem;

/**
 * An index.
 *
 * @param name the index's name, where the author gave one
 * @param parts what it indexes, in order
 * @param unique whether it admits each combination once
 * @param method the access method, such as {@code btree} (the default) or {@code gin}
 * @param include columns that are stored with the key but not part of it
 * @param predicate the condition of a partial index, as SQL text
 */
public record Index(
        Optional<String> name,
        List<Part> parts,
        boolean unique,
        String method,
        List<String> include,
        Optional<String> predicate) {

    /** The access method of an index whose author names none. */
    public static final String DEFAULT_METHOD = "btree";

    public Index {
        if (parts.isEmpty()) {
            throw new InvalidDefinitionException(Problem.of("An index has no columns."));
        }
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** A plain index over columns in ascending order. */
    public static Index on(List<String> columns, boolean unique) {
        return new Index(
                Optional.empty(),
                columns.stream().map(Part::column).toList(),
                unique,
                DEFAULT_METHOD,
                List.of(),
                Optional.empty());
    }

    /** The columns, and the expressions as written, in order. */
    public List<String> columns() {
        return parts.stream().map(Part::text).toList();
    }

    /**
     * One part of an index.
     *
     * @param text a column's name, or an expression as SQL text
     * @param expression whether the text is an expression
     * @param descending whether it is kept in descending order
     * @param nulls where nulls come: {@code first} or {@code last}; absent means PostgreSQL's default for the order
     */
    public record Part(String text, boolean expression, boolean descending, Optional<String> nulls) {

        public static Part column(String name) {
            return new Part(name, false, false, Optional.empty());
        }
    }
}
