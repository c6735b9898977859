package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.text.StatementText;

/**
 * Lets PostgreSQL say what a statement does: it becomes the body of a temporary SQL function in a transaction that is
 * rolled back, and the server's own parse tree is read. Nothing of it is executed.
 *
 * <p>Needs TEMP on the database and USAGE on the schemas, no right on any table; and a primary, since a standby makes
 * no temporary function. This class is thread-safe.
 */
public final class StatementAnalysis {

    /** The largest tree that is read, in characters. */
    static final int MAX_TREE = 4_000_000;

    private static final String FUNCTION = "pg_temp.metatables_analysis";
    private static final String FACTS = SqlResource.read(StatementAnalysis.class, "catalog-facts.sql");

    private final Judge judge = new Judge(FunctionList.shipped());

    /**
     * Analyses a statement.
     *
     * @param connection a connection whose automatic commit is off; it is rolled back
     * @throws InvalidStatementException if PostgreSQL does not understand the statement
     * @throws OperationRefusedException if it is of no kind that an operation may be
     * @throws ParameterException if the type of a parameter cannot be found
     * @throws SQLException if the database cannot be asked
     */
    public AnalysedStatement analyse(
            Connection connection, StatementText text, TypeHints hints, Declaration declaration) throws SQLException {
        try {
            List<ParameterType> types = new TypeInference(connection, text, hints).infer();
            AnalysedStatement statement = new AnalysedStatement(types, judge(connection, text, types, declaration));
            connection.rollback();
            return statement;
        } catch (SQLException | MetaTablesException failed) {
            try {
                connection.rollback();
            } catch (SQLException again) {
                failed.addSuppressed(again);
            }
            throw failed;
        }
    }

    private Verdict judge(Connection connection, StatementText text, List<ParameterType> types, Declaration declaration)
            throws SQLException {
        try {
            TreeFacts tree = TreeFacts.of(NodeTree.read(tree(connection, text, types)));
            return judge.judge(declaration, tree, facts(connection, tree));
        } catch (UnknownTree unknown) {
            return new Verdict.Refused(Problem.of("The statement uses something that is not judged yet, and therefore "
                            + "refused: " + unknown.getMessage() + ".")
                    .remedy("Write the statement without it."));
        }
    }

    private static String tree(Connection connection, StatementText text, List<ParameterType> types)
            throws SQLException {
        String arguments = types.stream().map(ParameterType::quoted).collect(Collectors.joining(", "));
        String prefix = "CREATE FUNCTION " + FUNCTION + "(" + arguments + ") RETURNS void BEGIN ATOMIC ";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute(prefix + text.sent().sql() + "\n;END");
            } catch (SQLException refused) {
                throw StatementError.of(refused, text.sent(), prefix.length());
            }
            try (ResultSet row = statement.executeQuery("""
                    select case when length(prosqlbody::text) <= %d then prosqlbody::text end
                      from pg_catalog.pg_proc
                     where oid = '%s'::pg_catalog.regproc
                    """.formatted(MAX_TREE, FUNCTION))) {
                row.next();
                String tree = row.getString(1);
                if (tree == null) {
                    throw new UnknownTree("a statement of this size");
                }
                return tree;
            }
        }
    }

    private static CatalogFacts facts(Connection connection, TreeFacts tree) throws SQLException {
        List<CatalogFacts.Relation> relations = new ArrayList<>();
        List<CatalogFacts.Function> functions = new ArrayList<>();
        List<CatalogFacts.Type> types = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
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
                            relations.add(new CatalogFacts.Relation(
                                    rows.getLong("number"),
                                    new PhysicalName(schema, name),
                                    kind,
                                    detail.equals("true")));
                        case "function" ->
                            functions.add(new CatalogFacts.Function(schema, name, detail, kind.equals("i")));
                        default -> types.add(new CatalogFacts.Type(schema, name, kind, detail.equals("true")));
                    }
                }
            }
        }
        return new CatalogFacts(relations, functions, types);
    }

    private static void setOids(PreparedStatement statement, int place, Collection<Long> oids) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("int8", oids.toArray()));
    }
}
