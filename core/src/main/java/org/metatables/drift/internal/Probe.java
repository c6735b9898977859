package org.metatables.drift.internal;

import static org.metatables.naming.PhysicalName.quote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of SQL of which PostgreSQL is asked for its own wording, by making it part of a temporary table.
 *
 * <p>A line break ends each author's text, so that a trailing comment in it hides nothing of ours.
 */
public sealed interface Probe {

    /** The columns that the text may read, with their types as DDL takes them. */
    Map<String, String> columns();

    /**
     * The element of a {@code CREATE TABLE} that holds the text; empty where it is not an element of the table.
     *
     * @param name the name of the element
     */
    Optional<String> element(String name);

    /** Whether the text reads no column. */
    default boolean standsAlone() {
        return this instanceof OfType || this instanceof OfDefault;
    }

    /** A column type. */
    record OfType(String sqlType) implements Probe {

        @Override
        public Map<String, String> columns() {
            return Map.of();
        }

        @Override
        public Optional<String> element(String name) {
            return Optional.of(quote(name) + " " + sqlType + "\n");
        }
    }

    /** The default of a column, which depends on the column's type. */
    record OfDefault(String sqlType, String expression) implements Probe {

        @Override
        public Map<String, String> columns() {
            return Map.of();
        }

        @Override
        public Optional<String> element(String name) {
            return Optional.of(quote(name) + " " + sqlType + " default (" + expression + "\n)");
        }
    }

    /** The expression of a generated column. */
    record OfGenerated(Map<String, String> columns, String sqlType, String expression) implements Probe {

        @Override
        public Optional<String> element(String name) {
            return Optional.of(quote(name) + " " + sqlType + " generated always as (" + expression + "\n) stored");
        }
    }

    /** The condition of a check constraint. */
    record OfCheck(Map<String, String> columns, String expression) implements Probe {

        @Override
        public Optional<String> element(String name) {
            return Optional.of("constraint " + quote(name) + " check (" + expression + "\n)");
        }
    }

    /**
     * An index with an expression or a condition.
     *
     * @param parts what it indexes, as SQL text: quoted columns, and expressions in parentheses
     */
    record OfIndex(Map<String, String> columns, String method, List<String> parts, Optional<String> predicate)
            implements Probe {

        @Override
        public Optional<String> element(String name) {
            return Optional.empty();
        }

        /** The statement that makes the index on a table. */
        String statement(String table) {
            return "create index on " + table + " using " + quote(method)
                    + parts.stream().collect(Collectors.joining(", ", " (", ")"))
                    + predicate.map(condition -> " where (" + condition + "\n)").orElse("");
        }
    }
}
