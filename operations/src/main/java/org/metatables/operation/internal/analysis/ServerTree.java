package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.analysis.CatalogFacts.Column;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;
import org.metatables.operation.internal.text.StatementText;
import org.postgresql.PGStatement;

/**
 * The parse tree of a statement, as the server made it: of the body of a temporary function, which is never called.
 *
 * @param tree the tree
 * @param relations relations that it names, by number: most often all of them
 * @param columns names of their columns
 * @param castsToJson whether functions that somebody made turn values to JSON where nothing of the tree says so
 */
record ServerTree(Node.Value tree, Map<Long, Relation> relations, Map<Column, String> columns, boolean castsToJson) {

    /** The largest tree that is read, in bytes. */
    static final int MAX_LENGTH = 4_000_000;

    private static final String FUNCTION = "pg_temp.metatables_analysis";

    private static final String QUERY =
            SqlResource.read(ServerTree.class, "server-tree.sql").replace("${max_length}", "" + MAX_LENGTH)
                    + ";ROLLBACK";

    /**
     * The tree of a statement, in two round trips.
     *
     * @param connection a connection whose automatic commit is off; its transaction is rolled back, unless this throws
     * @param types the types of its parameters, by place
     * @throws org.metatables.operation.InvalidStatementException if PostgreSQL does not understand the statement
     * @throws UnknownTree if the tree is too large
     */
    static ServerTree read(Connection connection, StatementText text, List<ParameterType> types) throws SQLException {
        Arguments arguments = Arguments.of(text, types);
        String prefix = "CREATE FUNCTION " + FUNCTION + "(" + arguments.quoted() + ") RETURNS void BEGIN ATOMIC ";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(prefix + arguments.text().sql() + "\n;END");
        } catch (SQLException refused) {
            throw NotUnderstood.of(refused, arguments.text(), prefix.length());
        }
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            statement.execute();
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows);
            }
        }
    }

    private static ServerTree read(ResultSet rows) throws SQLException {
        Optional<String> tree = Optional.empty();
        Map<Long, Relation> relations = new HashMap<>();
        Map<Column, String> columns = new HashMap<>();
        boolean castsToJson = false;
        while (rows.next()) {
            long number = rows.getLong("number");
            String name = rows.getString("name");
            String detail = rows.getString("detail");
            switch (rows.getString("what")) {
                case "relation" -> {
                    PhysicalName full = new PhysicalName(rows.getString("schema"), name);
                    relations.put(number, new Relation(number, full, rows.getString("kind"), detail));
                }
                case "column" -> columns.put(new Column(number, Integer.parseInt(detail)), name);
                case "json_cast" -> castsToJson = true;
                default -> tree = Optional.ofNullable(detail);
            }
        }
        return new ServerTree(
                NodeTree.read(tree.orElseThrow(() -> new UnknownTree("a statement of this size"))),
                relations,
                columns,
                castsToJson);
    }

    /**
     * All that there is to know of what the tree names, if it is known without a further question: it reads or adds rows, which foreign
     * keys carry on to no other table; it names tables and no views, and of functions, operators and types only those that ship with
     * PostgreSQL.
     */
    Optional<CatalogFacts> facts(TreeFacts facts, ShippedObjects shipped) {
        Map<Long, Relation> named = new HashMap<>(relations);
        named.keySet().retainAll(facts.relations().keySet());
        boolean plain = !castsToJson
                && addsRowsAtMost(facts)
                && facts.sequences().isEmpty()
                && named.size() == facts.relations().size()
                && named.values().stream().noneMatch(Relation::isView)
                && facts.relations().entrySet().stream()
                        .allMatch(relation -> knowsColumns(relation.getKey(), relation.getValue()));
        return plain
                ? shipped.functions(facts)
                        .flatMap(functions -> shipped.types(facts)
                                .map(types -> new CatalogFacts(
                                        named, Map.of(), columns, functions, types, Map.of(), List.of(), List.of())))
                : Optional.empty();
    }

    private static boolean addsRowsAtMost(TreeFacts facts) {
        return EnumSet.of(Command.INSERT).containsAll(facts.writes())
                && facts.relations().values().stream()
                        .allMatch(use -> use.updated().isEmpty());
    }

    private boolean knowsColumns(long relation, RelationUse use) {
        return use.columns().stream()
                .allMatch(number -> number == 0 || columns.containsKey(new Column(relation, number)));
    }
}
