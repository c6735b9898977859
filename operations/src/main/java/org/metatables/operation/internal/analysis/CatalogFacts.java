package org.metatables.operation.internal.analysis;

import java.util.List;
import org.metatables.naming.PhysicalName;

/** What {@code pg_catalog} says about the OIDs of a parse tree. */
record CatalogFacts(List<Relation> relations, List<Function> functions, List<Type> types) {

    /**
     * A relation that a statement touches.
     *
     * @param kind {@code r}, {@code p}, {@code v} and so on: {@code pg_class.relkind}
     * @param rewrites whether rewrite rules are attached to it
     */
    record Relation(long oid, PhysicalName name, String kind, boolean rewrites) {}

    /**
     * A function that a statement calls.
     *
     * @param arguments its arguments, as people write them
     */
    record Function(String schema, String name, String arguments, boolean isImmutable) {

        String signature() {
            return (schema.equals("pg_catalog") ? "" : schema + ".") + name + "(" + arguments + ")";
        }
    }

    /**
     * A type of an expression.
     *
     * @param kind {@code b}, {@code c}, {@code d} and so on: {@code pg_type.typtype}; that of the elements for an array
     * @param ofTouchedRelation whether it is the type of a column, or of the rows, of a relation in the statement
     */
    record Type(String schema, String name, String kind, boolean ofTouchedRelation) {}
}
