package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterStyle;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/**
 * What this module takes for literals, names, comments and parameters against what PostgreSQL does, by way of the driver: lists of random
 * pieces, of which PostgreSQL says how many columns and parameters they are.
 */
@PostgresTest
class LexicalDifferentialTest {

    private static final int EVERY_DAY = 400;
    private static final int LONG = 100_000;
    private static final long SEED = 20261122;

    /** Each is open to what comes next: it may begin, go on or end with it. */
    private static final List<String> PIECES = List.of(
            "'", "''", "'a'", "E'", "e'\\'", "U&'", "n'", "B'1'", "\\", "\\'", "$$", "$a$", "$b$", "$", "a$a$", "\"",
            "\"a\"", "--", "/*", "*/", "\n", "\r", "\n'", " ", "-", "/", "*", "1", ".5", "1e", "a", "\u00e9", ":p",
            ":q", "::text", "?", "{", "}", "||", "(", ")", "null", ",", ";");

    private final Connection connection;

    LexicalDifferentialTest(TestDatabase database) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @Test
    void countsWhatPostgresqlCounts() throws SQLException {
        assertThat(compared(SEED, EVERY_DAY)).isGreaterThan(EVERY_DAY / 20);
    }

    @Tag("long")
    @Test
    void countsWhatPostgresqlCountsAtLength() throws SQLException {
        assertThat(compared(System.nanoTime(), LONG)).isGreaterThan(LONG / 20);
    }

    /** How many texts both sides understood. */
    private int compared(long seed, int tries) throws SQLException {
        Random random = new Random(seed);
        int understood = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            understood += isUnderstood("select 0, " + list(random), seed) ? 1 : 0;
        }
        return understood;
    }

    private static String list(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(item -> item(random))
                .collect(Collectors.joining(", "));
    }

    /** Half of them are whole literals with anything in them. */
    private static String item(Random random) {
        String inside = IntStream.range(0, random.nextInt(5))
                .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
        return switch (random.nextInt(8)) {
            case 0 -> "'" + inside + "'";
            case 1 -> "E'" + inside + "'";
            case 2 -> "$a$" + inside + "$a$";
            case 3 -> "1 /*" + inside + "*/";
            case 4 -> ":p --" + inside + "\n";
            case 5 -> "1 as \"" + inside + "\"";
            case 6 -> "U&'" + inside + "'";
            default -> inside;
        };
    }

    private boolean isUnderstood(String sql, long seed) throws SQLException {
        StatementText text;
        try {
            text = TextGate.read(sql, ParameterStyle.NAMED, Map.of());
            DriverReading.requireSame(text);
        } catch (InvalidStatementException refused) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            int columns = statement.getMetaData().getColumnCount();
            String what = "seed " + seed + ": " + sql;
            assertThat(parameters).as(what).isEqualTo(text.places().size());
            assertThat(columns).as(what).isEqualTo(columns(sql));
            return true;
        } catch (SQLException notUnderstood) {
            assertThat(notUnderstood.getSQLState()).as(sql).isNotEqualTo("42P18");
            return false;
        } finally {
            connection.rollback();
        }
    }

    /** The commas outside of parentheses, and one. */
    private static int columns(String sql) {
        int depth = 0;
        int commas = 0;
        for (Token token : new Lexer(sql, true, Set.of()).tokens()) {
            String piece = token.in(sql);
            if (token.kind() == Token.Kind.OTHER) {
                depth += piece.equals("(") ? 1 : piece.equals(")") ? -1 : 0;
                commas += piece.equals(",") && depth == 0 ? 1 : 0;
            }
        }
        return commas + 1;
    }
}
