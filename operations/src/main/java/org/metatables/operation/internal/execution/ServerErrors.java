package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.ConstraintViolationException.Kind;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationTimeoutException;
import org.metatables.operation.ParameterException;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.internal.analysis.GeneratedColumn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in our words what went wrong while a statement ran. PostgreSQL's own messages and details quote values, hence
 * only names are taken from them: table, constraint, column, type.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL: error codes</a>
 */
final class ServerErrors {

    private static final Pattern PARAMETER = Pattern.compile("portal.*? parameter \\$([1-9]\\d{0,4})");
    private static final Pattern BOUNDED_TYPE =
            Pattern.compile("(?:character varying|character|bit varying|bit)\\(\\d+\\)");
    private static final Pattern LARGE_RESULT = Pattern.compile("maxResultBuffer");

    private ServerErrors() {}

    /** The error in our words, where it has nothing to do with anybody's statement. */
    static OperationException of(SQLException error) {
        return of(error, List.of(), List.of(), false);
    }

    /**
     * The error in our words.
     *
     * @param places the names of the statement's parameters by place
     * @param tables the names of the tables in the operation's scope: no other may be named, since the principal may not know of it
     * @param committing whether the statement had been executed and its commit was sent
     */
    static OperationException of(SQLException error, List<String> places, List<String> tables, boolean committing) {
        ServerErrorMessage server = error instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String state = String.valueOf(error.getSQLState());
        if (LARGE_RESULT.matcher(String.valueOf(error.getMessage())).find()) {
            return new ResultTooLargeException(
                    Problem.of("The rows of the operation take more bytes than the pool accepts.")
                            .remedy("Ask for fewer rows or columns."));
        }
        if (Connections.isBroken(error)) {
            return new DatabaseUnavailableException(Problem.of("The connection to the database broke.")
                    .at(Sql.state(error))
                    .remedy(
                            committing
                                    ? "It is not known whether the write was committed: look before you repeat it."
                                    : "Nothing was written. Try again when the server is back."));
        }
        if (server == null || state.length() < 2) {
            return new OperationFailedException(
                    Problem.of("The JDBC driver could not send or read a value. Nothing was written.")
                            .at(Sql.state(error))
                            .remedy("Cast the parameter or the column to text."));
        }
        return switch (state.substring(0, 2)) {
            case "23" -> constraint(state, server, tables);
            case "22" -> value(state, server, places, tables);
            case "42" -> statement(state, server, tables);
            default -> other(state, server, tables);
        };
    }

    private static OperationException constraint(String state, ServerErrorMessage server, List<String> tables) {
        Kind kind = switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23503", "23001" -> Kind.FOREIGN_KEY;
            case "23502" -> Kind.NOT_NULL;
            case "23P01" -> Kind.EXCLUSION;
            default -> Kind.CHECK;
        };
        String broken = switch (kind) {
            case UNIQUE -> "A row with the same key exists: the write breaks the unique constraint ";
            case FOREIGN_KEY ->
                "The row that is pointed to does not exist, or is still pointed to: the write breaks the foreign key ";
            case NOT_NULL -> "The write gives no value to the column ";
            case CHECK -> "The write breaks the check ";
            case EXCLUSION -> "The write breaks the exclusion constraint ";
        };
        if (server.getTable() != null && !isDeclared(server, tables)) {
            return new ConstraintViolationException(
                    Problem.of("The write breaks a constraint of a table outside of the scope"
                            + (kind == Kind.FOREIGN_KEY ? ", which still points to the row" : "")
                            + ". Nothing was written."),
                    kind,
                    Optional.empty());
        }
        Optional<String> constraint = Optional.ofNullable(server.getConstraint());
        String name =
                kind == Kind.NOT_NULL ? Optional.ofNullable(server.getColumn()).orElse("?") : constraint.orElse("?");
        return new ConstraintViolationException(
                located(Problem.of(broken + name + ". Nothing was written."), server, tables), kind, constraint);
    }

    private static OperationException value(
            String state, ServerErrorMessage server, List<String> places, List<String> tables) {
        Optional<String> parameter = parameter(server.getWhere(), places);
        String what = switch (state) {
            case "22001" -> "is longer than its column" + boundedType(server);
            case "22003" -> "is out of the range of its type";
            case "22012" -> "is a divisor of zero";
            default -> "does not fit its type";
        };
        String subject =
                parameter.map(name -> "The value of the parameter " + name).orElse("A value");
        return new ParameterException(Problem.of(subject + " " + what + ". Nothing was written.")
                .inTable(String.join(", ", tables))
                .at("SQLSTATE " + state));
    }

    /** PostgreSQL tells no more of the column than its type. */
    private static String boundedType(ServerErrorMessage server) {
        Matcher type = BOUNDED_TYPE.matcher(String.valueOf(server.getMessage()));
        return type.find() ? ", which is " + type.group() : "";
    }

    private static Optional<String> parameter(@Nullable String where, List<String> places) {
        Matcher found = PARAMETER.matcher(String.valueOf(where));
        return found.find() && Integer.parseInt(found.group(1)) <= places.size()
                ? Optional.of(places.get(Integer.parseInt(found.group(1)) - 1))
                : Optional.empty();
    }

    private static OperationException statement(String state, ServerErrorMessage server, List<String> tables) {
        if (state.equals("42501")) {
            return new OperationRefusedException(located(
                            Problem.of("The role of the operation's scope lacks a right that the statement needs."),
                            server,
                            tables)
                    .at("SQLSTATE 42501")
                    .remedy("Let the next migration, or registration, grant it, by the setting"
                            + " metatables.operations.role. Where a trigger, a default or a check of the table needs"
                            + " more than the operation, its function can be made security definer."));
        }
        Problem problem = GeneratedColumn.problem(state, messageOfStatement(server))
                .orElseGet(() -> Problem.of(
                                "PostgreSQL cannot carry out the statement, or its tables have changed since it was"
                                        + " analysed. Nothing was written.")
                        .remedy("Execute the operation again; if it fails in the same way, look for values that cannot"
                                + " be compared."));
        return new InvalidStatementException(problem.at("SQLSTATE " + state));
    }

    /** What a trigger did has a context, and may be about a table that nobody must know of. */
    private static String messageOfStatement(ServerErrorMessage server) {
        return server.getWhere() == null ? String.valueOf(server.getMessage()) : "";
    }

    private static OperationException other(String state, ServerErrorMessage server, List<String> tables) {
        return switch (state) {
            case "57014" ->
                new OperationTimeoutException(Problem.of(
                                "The statement took longer than its time-out, or was cancelled. Nothing was written.")
                        .at("SQLSTATE 57014")
                        .remedy("Allow it more time, or let it do less."));
            case "55P03" ->
                new OperationTimeoutException(located(
                                Problem.of(
                                        "The statement waited too long for a lock of another one. Nothing was written."),
                                server,
                                tables)
                        .at("SQLSTATE 55P03")
                        .remedy("Try again later."));
            case "25006" ->
                new OperationRefusedException(
                        Problem.of("The statement would write, but its operation only reads. Nothing was written.")
                                .at("SQLSTATE 25006"));
            case "40001", "40P01" ->
                new OperationFailedException(Problem.of("Another transaction was in the way. Nothing was written.")
                        .at("SQLSTATE " + state)
                        .remedy("Execute the operation again."));
            default ->
                new OperationFailedException(
                        located(Problem.of("The database refused the statement. Nothing was written."), server, tables)
                                .at("SQLSTATE " + state));
        };
    }

    private static Problem located(Problem problem, ServerErrorMessage server, List<String> tables) {
        return isDeclared(server, tables) ? problem.inTable(name(server)) : problem;
    }

    private static boolean isDeclared(ServerErrorMessage server, List<String> tables) {
        return server.getTable() != null && tables.contains(name(server));
    }

    private static String name(ServerErrorMessage server) {
        return server.getSchema() + "." + server.getTable();
    }
}
