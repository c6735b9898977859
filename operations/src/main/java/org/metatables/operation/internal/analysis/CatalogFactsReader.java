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

/** Asks for all that a tree names, in one round trip. */
final class CatalogFactsReader {

    private static final String QUERY = SqlResource.read(CatalogFactsReader.class, "catalog-facts.sql");
    private static final String OF_READS = QUERY.replace("${carrying}", "").replace("${cascades}", "");
    private static final String OF_WRITES = QUERY.replace(
                    "${carrying}", SqlResource.read(CatalogFactsReader.class, "carrying-keys.sql"))
            .replace("${cascades}", SqlResource.read(CatalogFactsReader.class, "cascades.sql"));

    private final Map<Long, Relation> relations = new LinkedHashMap<>();
    private final Map<Long, String> views = new HashMap<>();
    private final Map<Column, String> columns = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final Map<Long, OwnedSequence> sequences = new HashMap<>();
    private final List<Reached> reached = new ArrayList<>();
    private final List<Cascade> cascades = new ArrayList<>();

    private CatalogFactsReader() {}

    /**
     * What the catalog says.
     *
     * @param declared the tables whose types are known
     */
    static CatalogFacts read(Connection connection, TreeFacts tree, Collection<PhysicalName> declared)
            throws SQLException {
        List<Column> columns = columns(tree);
        try (PreparedStatement statement =
                connection.prepareStatement(tree.writes().isEmpty() ? OF_READS : OF_WRITES)) {
            set(
                    statement,
                    1,
                    "text",
                    declared.stream().map(PhysicalName::schema).toList());
            set(statement, 2, "text", declared.stream().map(PhysicalName::table).toList());
            set(statement, 3, "int8", tree.relations().keySet());
            set(statement, 4, "int8", tree.functions());
            set(statement, 5, "int8", tree.operators());
            set(statement, 6, "int8", tree.types());
            set(statement, 7, "int8", columns.stream().map(Column::relation).toList());
            set(statement, 8, "int4", columns.stream().map(Column::number).toList());
            set(statement, 9, "int8", tree.sequences());
            CatalogFactsReader reader = new CatalogFactsReader();
            try (ResultSet rows = statement.executeQuery()) {
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
            case "function" ->
                functions.add(new Function(number, schema, name, detail, Listing.of(row.getString("kind"))));
            case "reach" ->
                reached.add(new Reached(
                        number, schema, name, row.getString("kind").equals("write") ? Access.WRITE : Access.READ));
            case "cascade" ->
                cascades.add(Cascade.read(number, new PhysicalName(schema, name), row.getString("kind"), detail));
            case "type" -> types.add(new Type(schema, name, detail.equals("true")));
            default -> sequences.put(number, new OwnedSequence(detail, new PhysicalName(schema, name)));
        }
    }

    private CatalogFacts facts() {
        return new CatalogFacts(relations, views, columns, functions, types, sequences, reached, cascades);
    }
}
