package org.metatables.operation.internal.analysis;

import java.sql.SQLException;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.internal.text.Rendering;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL objects to in a statement, with the place in the caller's text.
 *
 * <p>Its messages about names and types are passed on; those that may quote a literal are replaced.
 */
final class StatementError {

    private static final String SYNTAX_ERROR = "42601";
    private static final String NO_PERMISSION = "42501";
    private static final String INDETERMINATE = "42P18";

    private StatementError() {}

    /**
     * The error in our words.
     *
     * @param prefix how many characters stood before the text
     * @throws SQLException the given one, if the statement is not what it is about
     */
    static MetaTablesException of(SQLException refused, Rendering text, int prefix) throws SQLException {
        ServerErrorMessage server = refused instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String state = String.valueOf(refused.getSQLState());
        if (server == null || server.getMessage() == null) {
            throw refused;
        }
        Problem problem = switch (state.substring(0, 2)) {
            case "42" -> Problem.of(known(state, server.getMessage()));
            case "22" -> Problem.of("A literal in the statement does not fit its type.");
            case "54" -> Problem.of("The statement is too complex for PostgreSQL.");
            case "0A" -> Problem.of("PostgreSQL does not run this as an operation: " + sentence(server.getMessage()));
            default -> throw refused;
        };
        int position = server.getPosition() - prefix;
        Problem located = position > 0
                ? problem.at("character " + text.originOf(position) + " of the text (SQLSTATE " + state + ")")
                : problem.at("SQLSTATE " + state);
        return state.startsWith("0A")
                ? new OperationRefusedException(
                        located.remedy("An operation is one select, insert, update, delete or merge."))
                : new InvalidStatementException(located);
    }

    private static String known(String state, String message) {
        return switch (state) {
            case SYNTAX_ERROR -> "PostgreSQL finds a syntax error in the statement.";
            case INDETERMINATE -> "PostgreSQL cannot tell the type of a part of the statement.";
            case NO_PERMISSION -> "The login of the operations lacks a right: " + sentence(message);
            default -> "PostgreSQL does not understand the statement: " + sentence(message);
        };
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
