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
        if (!read(text.jdbc()).equals(List.of(text.sent().sql()))) {
            throw new InvalidStatementException(
                    Problem.of("The JDBC driver would send another text than the one that was written.")
                            .remedy("Write literals without backslashes or dollar signs, or bind them as parameters."));
        }
    }

    private static List<String> read(String jdbc) {
        try {
            String unescaped = Parser.replaceProcessing(jdbc, true, true);
            return Parser.parseJdbcSql(unescaped, true, true, true, false, false).stream()
                    .map(query -> query.nativeSql)
                    .toList();
        } catch (SQLException unreadable) {
            throw new InvalidStatementException(Problem.of("The JDBC driver cannot read the SQL text.")
                    .remedy("Write the text without JDBC escapes in braces."));
        }
    }
}
