package org.metatables.operation;

import org.metatables.Problem;

/**
 * The SQL text of an operation with its parameters.
 *
 * @param sql the text, as written; that it is one statement is found out when it is executed
 * @param style how the text writes its parameters
 * @param parameters the parameters
 */
public record Statement(String sql, ParameterStyle style, Parameters parameters) {

    /**
     * @throws InvalidOperationException if the text is empty
     */
    public Statement {
        if (sql.isEmpty()) {
            throw new InvalidOperationException(Problem.of("The SQL text of the operation is empty."));
        }
    }
}
