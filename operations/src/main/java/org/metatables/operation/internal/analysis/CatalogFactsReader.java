package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.internal.analysis.CatalogFacts.Column;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Listing;
import org.metatables.operation.internal.analysis.CatalogFacts.OwnedSequence;
import org.metatables.operation.internal.analysis.CatalogFacts.Reached;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;
import org.postgresql.PGStatement;

/** Asks for all that a tree names, in one round trip. */
final class CatalogFactsReader {

    /** Planning it for the numbers of each tree would take longer than the answer. */
    private static final String QUERY = "SET LOCAL plan_cache_mode = force_generic_plan;"
            + SqlResource.read(CatalogFactsReader.class, "catalog-facts.sql")
            + ";ROLLBACK";

    private static final String OF_READS = QUERY.replace("${carrying}", "").replace("${cascades}", "");
    private static final String OF_WRITES = QUERY.replace(
                    "${carrying}", SqlResource.read(CatalogFactsReader.class, "carrying-keys.sql"))
            .replace("${cascades}", SqlResource.read(CatalogFactsReader.class, "cascades.sql"));

    private final ShippedObjects shipped;
    private final Map<Long, Relation> relations = new LinkedHashMap<>();
    private final Map<Long, String> views = new HashMap<>();
    private final Map<Column, String> columns = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final Map<Long, OwnedSequence> sequences = new HashMap<>();
    private final List<Reached> reached = new ArrayList<>();
    private final List<Cascade> cascades = new ArrayList<>();

    private CatalogFactsReader(ShippedObjects shipped) {
        this.shipped = shipped;
    }

    /**
     * What the catalog says.
     *
     * @param connection a connection whose automatic commit is off; its transaction is rolled back
     * @param declared the tables whose types are known
     * @param shipped is told of what ships with PostgreSQL
     */
    static CatalogFacts read(
            Connection connection, TreeFacts tree, Collection<PhysicalName> declared, ShippedObjects shipped)
            throws SQLException {
        List<Column> columns = columns(tree);
        try (PreparedStatement statement =
                connection.prepareStatement(tree.writes().isEmpty() ? OF_READS : OF_WRITES)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            set(
                    statement,
                    1,
                    "text",
                    declared.stream().map(PhysicalName::schema).toList());
            set(statement, 2, "text", declared.stream().map(PhysicalName::table).toList());
            set(statement, 3, "int8", tree.relations().keySet());
            set(statement, 4, "int8", tree.operators());
            set(statement, 5, "int8", tree.functions());
            set(statement, 6, "int8", tree.types());
            set(statement, 7, "int8", columns.stream().map(Column::relation).toList());
            set(statement, 8, "int4", columns.stream().map(Column::number).toList());
            set(statement, 9, "int8", tree.sequences());
            CatalogFactsReader reader = new CatalogFactsReader(shipped);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    reader.add(rows);
                }
            }
            return reader.facts();
        }
    }

    private static List<Column> columns(TreeFacts tree) {
        List<Column> columns = new ArrayList<>();
        tree.relations()
                .forEach((relation, use) -> use.columns().stream()
                        .filter(number -> number != 0)
                        .forEach(number -> columns.add(new Column(relation, number))));
        return columns;
    }

    private static void set(PreparedStatement statement, int place, String type, Collection<?> values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values.toArray()));
    }

    private void add(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        String schema = row.getString("schema");
        String name = row.getString("name");
        String detail = row.getString("detail");
        switch (row.getString("what")) {
            case "relation" ->
                relations.put(
                        number, new Relation(number, new PhysicalName(schema, name), row.getString("kind"), detail));
            case "view" -> views.put(number, detail);
            case "column" -> columns.put(new Column(number, Integer.parseInt(detail)), name);
            case "function" -> {
                Function function = new Function(number, schema, name, detail, Listing.of(row.getString("kind")));
                functions.add(function);
                shipped.remember(function);
            }
            case "reach" ->
                reached.add(new Reached(
                        number, schema, name, row.getString("kind").equals("write") ? Access.WRITE : Access.READ));
            case "cascade" ->
                cascades.add(Cascade.read(number, new PhysicalName(schema, name), row.getString("kind"), detail));
            case "operator" -> shipped.rememberOperator(number, Long.parseLong(detail));
            case "type" -> {
                Type type = new Type(schema, name, detail.equals("true"));
                types.add(type);
                shipped.rememberType(number, type);
            }
            default -> sequences.put(number, new OwnedSequence(detail, new PhysicalName(schema, name)));
        }
    }

    private CatalogFacts facts() {
        return new CatalogFacts(relations, views, columns, functions, types, sequences, reached, cascades);
    }
}
