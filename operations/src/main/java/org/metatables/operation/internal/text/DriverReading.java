package org.metatables.operation.internal.text;

import java.sql.SQLException;
import java.util.List;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;
import org.postgresql.core.Parser;

/**
 * Proves that the driver sends what was analysed, by asking the driver's own parser: it splits at semicolons, rewrites
 * {@code ?} and replaces JDBC escapes, and it reads literals in its own way.
 */
public final class DriverReading {

    private DriverReading() {}

    /**
     * Compares what the driver makes of a text with what will be analysed.
     *
     * @throws InvalidStatementException if the two differ in a single character
     */
    public static void requireSame(StatementText text) {
        requireSame(text.jdbc(), List.of(text.sent().sql()));
    }

    /**
     * Compares what the driver makes of a text of several statements with what will be sent.
     *
     * @param sent the statements, with {@code $1} and so on for each place
     * @throws InvalidStatementException if the two differ in a single character
     */
    public static void requireSame(String jdbc, List<String> sent) {
        requireBegins(jdbc, sent, 0);
    }

    /**
     * Compares what the driver makes of the beginning of a text with what will be sent.
     *
     * @param sent the statements that it begins with
     * @param more how many statements of ours follow them
     * @throws InvalidStatementException if the two differ in a single character, or in the number of statements
     */
    public static void requireBegins(String jdbc, List<String> sent, int more) {
        List<String> read = read(jdbc);
        if (read.size() != sent.size() + more || !read.subList(0, sent.size()).equals(sent)) {
            throw rewritten();
        }
    }

    /**
     * The text of several statements without places, for a message of the driver without escapes.
     *
     * @throws InvalidStatementException if the driver would make others of them
     */
    public static String joined(List<String> statements) {
        String joined = String.join(";", statements);
        try {
            List<String> read = Parser.parseJdbcSql(joined, true, false, true, false, false).stream()
                    .map(query -> query.nativeSql)
                    .toList();
            if (read.equals(statements)) {
                return joined;
            }
        } catch (SQLException unreadable) {
            throw unreadable();
        }
        throw rewritten();
    }

    private static InvalidStatementException rewritten() {
        return new InvalidStatementException(
                Problem.of("The JDBC driver would send another text than the one that was written.")
                        .remedy("Write literals without backslashes or dollar signs, or bind them as parameters."));
    }

    private static List<String> read(String jdbc) {
        try {
            String unescaped = Parser.replaceProcessing(jdbc, true, true);
            return Parser.parseJdbcSql(unescaped, true, true, true, false, false).stream()
                    .map(query -> query.nativeSql)
                    .toList();
        } catch (SQLException unreadable) {
            throw unreadable();
        }
    }

    private static InvalidStatementException unreadable() {
        return new InvalidStatementException(Problem.of("The JDBC driver cannot read the SQL text.")
                .remedy("Write the text without JDBC escapes in braces."));
    }
}
