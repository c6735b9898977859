package org.metatables.operation.internal.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;

/**
 * What {@code pg_catalog} says about the OIDs of parse trees.
 *
 * @param relations the relations by number, those included that views reach
 * @param views the trees of views by number, as text
 * @param columns the names of columns, by relation and number
 * @param functions the functions, those behind operators included
 * @param types the types
 * @param sequences the sequences that belong to a table, by number
 * @param reached what the functions reach that an administrator listed
 * @param cascades the foreign keys that carry writes of the relations on
 */
record CatalogFacts(
        Map<Long, Relation> relations,
        Map<Long, String> views,
        Map<Column, String> columns,
        List<Function> functions,
        List<Type> types,
        Map<Long, OwnedSequence> sequences,
        List<Reached> reached,
        List<Cascade> cascades) {

    CatalogFacts {
        relations = new LinkedHashMap<>(relations);
        views = new HashMap<>(views);
        columns = new HashMap<>(columns);
        functions = List.copyOf(functions);
        types = List.copyOf(types);
        sequences = new HashMap<>(sequences);
        reached = List.copyOf(reached);
        cascades = List.copyOf(cascades);
    }

    /** The relation of a number; empty if it was dropped in the meantime. */
    Optional<Relation> relation(long number) {
        return Optional.ofNullable(relations.get(number));
    }

    /**
     * A relation that a statement touches.
     *
     * @param kind {@code r}, {@code p}, {@code v} and so on: {@code pg_class.relkind}
     * @param extra what else belongs to it: {@code rules}, {@code triggers} of a view, {@code fixed} for one
     *     that cannot be written, {@code foreign} parts; blank if nothing
     */
    record Relation(long oid, PhysicalName name, String kind, String extra) {

        boolean isView() {
            return kind.equals("v");
        }
    }

    /**
     * A column of a relation.
     *
     * @param number its number; a negative one is the system's
     */
    record Column(long relation, int number) {}

    /**
     * A function that a statement calls.
     *
     * @param arguments the types of its arguments
     * @param listing whether an administrator listed it
     */
    record Function(long oid, String schema, String name, String arguments, Listing listing) {

        String signature() {
            return (schema.equals("pg_catalog") ? "" : schema + ".") + name + "(" + arguments + ")";
        }
    }

    /** Whether an administrator listed a function. */
    enum Listing {
        NONE,
        LISTED,
        REPLACED;

        static Listing of(String word) {
            return word.isEmpty() ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A table that a listed function reaches.
     *
     * @param function the number of the function
     * @param schema the schema of the table, blank if there is no such MetaTable any more
     */
    record Reached(long function, String schema, String table, Access access) {}

    /**
     * A type of an expression.
     *
     * @param known whether it is PostgreSQL's own, an extension's, or one that the declared tables consist of
     */
    record Type(String schema, String name, boolean known) {}

    /**
     * A sequence that belongs to a table.
     *
     * @param name its name
     * @param table the table
     */
    record OwnedSequence(String name, PhysicalName table) {}
}
