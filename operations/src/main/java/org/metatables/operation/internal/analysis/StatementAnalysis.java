package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
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

    private final AnalysisConnections connections = new AnalysisConnections();
    private final ShippedObjects shipped = new ShippedObjects();
    private final FunctionList functions = FunctionList.shipped();
    private final Judge judge = new Judge(functions);

    /**
     * Analyses a statement. What is returned depends on the statement and its declaration alone; what depends on what the
     * caller may know of is thrown.
     *
     * @param connection a connection in no transaction, and whose automatic commit is off; it is rolled back
     * @param known which tables beyond its scope the caller may know of
     * @throws InvalidStatementException if PostgreSQL does not understand the statement, or it names something that the
     *     caller must not know of
     * @throws OperationRefusedException if it is of no kind that an operation may be, or reaches beyond its scope
     * @throws ParameterException if the type of a parameter cannot be found
     * @throws SQLException if the database cannot be asked
     */
    public AnalysedStatement analyse(
            Connection connection, StatementText text, TypeHints hints, Declaration declaration, KnownTables known)
            throws SQLException {
        connections.makeFit(connection);
        try {
            AnalysedStatement statement = understood(connection, text, hints, declaration, known);
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

    private AnalysedStatement understood(
            Connection connection,
            StatementText text,
            TypeHints hints,
            Declaration declaration,
            KnownTables knownTables)
            throws SQLException {
        Set<PhysicalName> tables = declaration.tables().keySet();
        Optional<RuntimeException> found = Optional.empty();
        Optional<Problem> hiding = Optional.empty();
        try {
            List<ParameterType> types = new TypeInference(connection, text, hints, shipped, tables).infer();
            ServerTree tree = ServerTree.read(connection, text, types);
            TreeFacts facts = TreeFacts.of(tree.tree());
            Optional<CatalogFacts> known = tree.facts(facts, shipped);
            CatalogFacts catalog = known.isPresent() ? known.get() : catalog(connection, facts, declaration);
            Reach reach = Reach.of(facts, catalog);
            if (!reach.views().isEmpty()) {
                catalog = catalog(connection, reach.all(), declaration);
            }
            Set<PhysicalName> undeclared = Judge.undeclared(declaration, reach, catalog);
            Set<PhysicalName> hidden = new HashSet<>(undeclared);
            if (!undeclared.isEmpty()) {
                hidden.removeAll(knownTables.among(connection, undeclared));
            }
            hiding = Judge.hiding(reach, catalog, hidden);
            if (hiding.isEmpty()) {
                Verdict verdict = judge.judge(declaration, reach, catalog);
                if (verdict instanceof Verdict.Refused refused && !undeclared.isEmpty()) {
                    throw new OperationRefusedException(refused.reason());
                }
                return new AnalysedStatement(types, verdict, ReturnedRows.in(tree.tree()));
            }
        } catch (NotUnderstood | ParameterException | UnknownTree failed) {
            found = Optional.of(failed);
        }
        connection.rollback();
        HiddenNames names = HiddenNames.read(connection, text.words().names(), tables, knownTables, functions);
        throw new Concealment(connection, text, hints, shipped, tables).explain(names, found, hiding);
    }

    private CatalogFacts catalog(Connection connection, TreeFacts facts, Declaration declaration) throws SQLException {
        return CatalogFactsReader.read(connection, facts, declaration.tables().keySet(), shipped);
    }
}
