package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.metatables.operation.internal.text.Rendering;

/** Gets the parse tree of a statement from the server: as the body of a temporary function, which is never called. */
final class ServerTree {

    /** The largest tree that is read, in characters. */
    static final int MAX_LENGTH = 4_000_000;

    private static final String FUNCTION = "pg_temp.metatables_analysis";

    private ServerTree() {}

    /**
     * The tree of a statement.
     *
     * @param connection a connection in a transaction that the caller rolls back
     * @param types the types of its parameters, by place
     * @throws org.metatables.operation.InvalidStatementException if PostgreSQL does not understand the statement
     * @throws UnknownTree if the tree is too large
     */
    static Node.Value read(Connection connection, Rendering text, List<ParameterType> types) throws SQLException {
        String arguments = types.stream().map(ParameterType::quoted).collect(Collectors.joining(", "));
        String prefix = "CREATE FUNCTION " + FUNCTION + "(" + arguments + ") RETURNS void BEGIN ATOMIC ";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute(prefix + text.sql() + "\n;END");
            } catch (SQLException refused) {
                throw NotUnderstood.of(refused, text, prefix.length());
            }
            try (ResultSet row = statement.executeQuery("""
                    select case when length(prosqlbody::text) <= %d then prosqlbody::text end
                      from pg_catalog.pg_proc
                     where oid = '%s'::pg_catalog.regproc
                    """.formatted(MAX_LENGTH, FUNCTION))) {
                row.next();
                String tree = row.getString(1);
                if (tree == null) {
                    throw new UnknownTree("a statement of this size");
                }
                return NodeTree.read(tree);
            }
        }
    }
}
