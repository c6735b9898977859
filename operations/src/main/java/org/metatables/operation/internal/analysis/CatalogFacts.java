package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;

/** What {@code pg_catalog} says about the OIDs of a parse tree. */
record CatalogFacts(List<Relation> relations, List<Function> functions, List<Type> types) {

    private static final String QUERY = SqlResource.read(CatalogFacts.class, "catalog-facts.sql");

    /** Asks for all that a tree names, in one round trip. */
    static CatalogFacts read(Connection connection, TreeFacts tree) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        List<Function> functions = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            setOids(statement, 1, tree.relations().keySet());
            setOids(statement, 2, tree.functions());
            setOids(statement, 3, tree.operators());
            setOids(statement, 4, tree.types());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String schema = rows.getString("schema");
                    String name = rows.getString("name");
                    String kind = rows.getString("kind");
                    String detail = rows.getString("detail");
                    switch (rows.getString("what")) {
                        case "relation" ->
                            relations.add(new Relation(
                                    rows.getLong("number"),
                                    new PhysicalName(schema, name),
                                    kind,
                                    detail.equals("true")));
                        case "function" -> functions.add(new Function(schema, name, detail, kind.equals("i")));
                        default -> types.add(new Type(schema, name, kind, detail.equals("true")));
                    }
                }
            }
        }
        return new CatalogFacts(relations, functions, types);
    }

    private static void setOids(PreparedStatement statement, int place, Collection<Long> oids) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("int8", oids.toArray()));
    }

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
