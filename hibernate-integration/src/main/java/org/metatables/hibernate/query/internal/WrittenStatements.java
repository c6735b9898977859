package org.metatables.hibernate.query.internal;

import java.util.ArrayList;
import java.util.List;
import org.metatables.Problem;
import org.metatables.hibernate.query.SeveralStatementsException;
import org.metatables.operation.internal.text.JdbcText;

/** The statements of a query that writes, as one. */
public final class WrittenStatements {

    private WrittenStatements() {}

    /**
     * One statement that does what all of them do. Before it deletes entities Hibernate deletes the rows of their
     * collections; as parts of one statement they see the same rows, and constraints are checked when all is done.
     *
     * @throws SeveralStatementsException if they cannot be one
     */
    public static JdbcStatement join(Rehearsal rehearsal) {
        List<JdbcStatement> statements = rehearsal.statements();
        if (statements.isEmpty()) {
            throw new SeveralStatementsException(Problem.of("Hibernate runs no statement for the query.")
                    .remedy("Make it with createMutationQuery."));
        }
        JdbcStatement last = statements.get(statements.size() - 1);
        if (statements.size() == 1) {
            return last;
        }
        if (!statements.stream().allMatch(WrittenStatements::deletes)) {
            throw several(statements.size());
        }
        List<String> parts = new ArrayList<>();
        for (JdbcStatement statement : statements.subList(0, statements.size() - 1)) {
            parts.add("collection_" + (parts.size() + 1) + " as (" + statement.sql() + ")");
        }
        return new JdbcStatement(
                "with " + String.join(", ", parts) + " " + last.sql(),
                statements.stream()
                        .flatMap(statement -> statement.values().stream())
                        .toList(),
                last.timeoutSeconds());
    }

    private static boolean deletes(JdbcStatement statement) {
        return JdbcText.read(statement.sql()).pieces().get(0).equalsIgnoreCase("delete");
    }

    private static SeveralStatementsException several(int count) {
        return new SeveralStatementsException(Problem.of(
                        "Hibernate would run " + count + " statements for the query, which could be done in part.")
                .remedy("Write them as queries of their own, each of which is one statement; give entities that a query"
                        + " inserts identifiers of your own or columns with identity."));
    }
}
