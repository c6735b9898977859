package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
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
            AnalysedStatement statement = judged(connection, text, types, declaration);
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

    private AnalysedStatement judged(
            Connection connection, StatementText text, List<ParameterType> types, Declaration declaration)
            throws SQLException {
        try {
            Node.Value read = ServerTree.read(connection, text.sent(), types);
            TreeFacts tree = TreeFacts.of(read);
            CatalogFacts catalog = CatalogFactsReader.read(
                    connection, tree, declaration.tables().keySet());
            Reach reach = Reach.of(tree, catalog);
            if (!reach.views().isEmpty()) {
                catalog = CatalogFactsReader.read(
                        connection, reach.all(), declaration.tables().keySet());
            }
            return new AnalysedStatement(types, judge.judge(declaration, reach, catalog), ReturnedRows.in(read));
        } catch (UnknownTree unknown) {
            Verdict refused =
                    new Verdict.Refused(Problem.of("The statement uses something that is not judged yet, and therefore "
                                    + "refused: " + unknown.getMessage() + ".")
                            .remedy("Write the statement without it."));
            return new AnalysedStatement(types, refused, false);
        }
    }
}
