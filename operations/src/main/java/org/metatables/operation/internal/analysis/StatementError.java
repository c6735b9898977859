package org.metatables.operation.internal.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationRefusedException;

/**
 * Says in our words what PostgreSQL objects to in a statement, with the place in the caller's text.
 *
 * <p>Its messages about names and types are passed on; those that may quote a literal are replaced. What does not exist
 * is said not to be in the scope, since what exists beyond it must read the same.
 */
final class StatementError {

    static final String UNDEFINED_TABLE = "42P01";
    static final String UNDEFINED_FUNCTION = "42883";
    static final String UNDEFINED_OBJECT = "42704";
    static final String UNDEFINED_SCHEMA = "3F000";
    static final String WRONG_OBJECT = "42809";

    private static final String SYNTAX_ERROR = "42601";
    private static final String NO_PERMISSION = "42501";
    private static final String INDETERMINATE = "42P18";
    private static final String NOT_WRITABLE = "55000";
    private static final Set<String> CLASSES = Set.of("42", "22", "23", "P0", "54", "0A", "3F");

    private static final List<Absent> ABSENT = List.of(
            new Absent(
                    "relation \"(.+)\" does not exist",
                    "The statement names the table %s, which is not in its scope.",
                    "Declare it with the access that it needs, or correct the name."),
            new Absent(
                    "function (.+) does not exist",
                    "The statement calls %s, which does not exist, or is not on the list of functions that an operation"
                            + " may call.",
                    "Correct its name or the types of its arguments, or compute the value in the program."),
            new Absent(
                    "type \"(.+)\" does not exist",
                    "The statement uses the type %s, which does not exist, or which no table of its scope has.",
                    "Use the types that the tables of the scope are made of."),
            new Absent(
                    "schema \"(.+)\" does not exist",
                    "The statement names the schema %s, in which its scope has no table.",
                    "Correct the name."));

    private StatementError() {}

    /** Whether an error with this state is one of the statement, and not of the server or the connection. */
    static boolean isAboutTheStatement(String state) {
        return state.length() == 5 && CLASSES.contains(state.substring(0, 2)) || state.equals(NOT_WRITABLE);
    }

    /**
     * The error in our words.
     *
     * @param readable puts the names that the caller wrote into a message
     */
    static OperationException of(NotUnderstood refused, Function<String, String> readable) {
        String message = readable.apply(String.valueOf(refused.getMessage()));
        Problem problem = quotesALiteral(refused)
                ? Problem.of("A literal in the statement does not fit its type.")
                : absent(message)
                        .or(() -> GeneratedColumn.problem(refused.state(), message))
                        .orElseGet(() -> problem(refused.state(), message));
        Problem located = refused.position() > 0
                ? problem.at("character " + refused.text().originOf(refused.position()) + " of the text (SQLSTATE "
                        + refused.state() + ")")
                : problem.at("SQLSTATE " + refused.state());
        return refused.state().startsWith("0A")
                ? new OperationRefusedException(
                        located.remedy("An operation is one select, insert, update, delete or merge."))
                : new InvalidStatementException(located);
    }

    /** Such as that of a text search configuration, or of a table as {@code regclass}: the name is a value. */
    private static boolean quotesALiteral(NotUnderstood refused) {
        return refused.isAtALiteral()
                && !refused.state().equals(SYNTAX_ERROR)
                && !refused.state().equals(INDETERMINATE);
    }

    private static Optional<Problem> absent(String message) {
        return ABSENT.stream().flatMap(absent -> absent.in(message).stream()).findFirst();
    }

    private static Problem problem(String state, String message) {
        return switch (state.substring(0, 2)) {
            // The checks of domains run where a literal is read: they refuse it, or raise an error of their own.
            case "22", "23", "P0" -> Problem.of("A literal in the statement does not fit its type.");
            case "54" -> Problem.of("The statement is too complex for PostgreSQL.");
            case "55" -> Problem.of("PostgreSQL cannot write a view that the statement names.");
            case "0A" -> Problem.of("PostgreSQL does not run this as an operation: " + sentence(message));
            default -> Problem.of(known(state, message));
        };
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

    /**
     * A message about something that does not exist.
     *
     * @param pattern PostgreSQL's
     * @param summary ours
     */
    private record Absent(Pattern pattern, String summary, String remedy) {

        Absent(String pattern, String summary, String remedy) {
            this(Pattern.compile(pattern, Pattern.DOTALL), summary, remedy);
        }

        Optional<Problem> in(String message) {
            Matcher matcher = pattern.matcher(message);
            return matcher.matches()
                    ? Optional.of(
                            Problem.of(summary.formatted(matcher.group(1))).remedy(remedy))
                    : Optional.empty();
        }
    }
}
