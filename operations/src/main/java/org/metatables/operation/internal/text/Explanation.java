package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.internal.text.Token.Kind;

/**
 * An {@code EXPLAIN} taken apart. What it explains is read, judged and held like a statement of its own; the words before it are
 * written anew, so that nothing of the caller's stands there.
 *
 * @param prefix the words before the statement, in our own writing
 * @param statement the text of the caller with blanks in place of these words, so that every character stands where it stood
 * @see <a href="https://www.postgresql.org/docs/current/sql-explain.html">PostgreSQL: EXPLAIN</a>
 */
public record Explanation(String prefix, String statement) {

    private static final Set<String> SWITCHES = Set.of("ANALYZE", "VERBOSE", "COSTS", "BUFFERS", "TIMING", "SUMMARY");
    private static final Set<String> FORMATS = Set.of("TEXT", "XML", "JSON", "YAML");
    private static final Map<String, String> TRUTH =
            Map.of("TRUE", "TRUE", "ON", "TRUE", "1", "TRUE", "FALSE", "FALSE", "OFF", "FALSE", "0", "FALSE");

    /** Options of PostgreSQL that are not taken, so that they can be named. */
    private static final Set<String> OTHERS = Set.of("SETTINGS", "WAL", "GENERIC_PLAN", "MEMORY", "SERIALIZE");

    /**
     * The parts of a text; empty if it does not begin with {@code EXPLAIN}, or cannot be read, which the text gate says.
     *
     * @throws InvalidStatementException if it has an option that is not taken
     */
    public static Optional<Explanation> read(String sql) {
        List<Token> tokens = new ArrayList<>();
        try {
            new Lexer(sql, false, Set.of())
                    .tokens().stream().filter(token -> !token.isBlank()).forEach(tokens::add);
        } catch (UnreadableText unreadable) {
            return Optional.empty();
        }
        Reader reader = new Reader(sql, tokens);
        return reader.takes("EXPLAIN") ? Optional.of(reader.explanation()) : Optional.empty();
    }

    private static InvalidStatementException refused(String what) {
        return new InvalidStatementException(
                Problem.of("EXPLAIN " + what + ".")
                        .remedy(
                                "It takes ANALYZE, VERBOSE, COSTS, BUFFERS, TIMING and SUMMARY, which are on or off, and FORMAT."));
    }

    /** Reads the words one after the other. */
    private static final class Reader {

        private final String sql;
        private final List<Token> tokens;
        private final Map<String, String> options = new LinkedHashMap<>();
        private int next;

        Reader(String sql, List<Token> tokens) {
            this.sql = sql;
            this.tokens = tokens;
        }

        Explanation explanation() {
            if (isOption(next + 1) && takes("(")) {
                do {
                    option();
                } while (takes(","));
                if (!takes(")")) {
                    throw refused("has an option of more than one word");
                }
            } else {
                if (takes("ANALYZE") || takes("ANALYSE")) {
                    options.put("ANALYZE", "TRUE");
                }
                if (takes("VERBOSE")) {
                    options.put("VERBOSE", "TRUE");
                }
            }
            if ("TRUE".equals(options.get("TIMING")) && !"TRUE".equals(options.get("ANALYZE"))) {
                throw refused("has the option TIMING without ANALYZE");
            }
            if (next == tokens.size()) {
                throw refused("has no statement to explain");
            }
            int start = tokens.get(next).start();
            return new Explanation(written(), " ".repeat(start) + sql.substring(start));
        }

        private void option() {
            String name = word(next).replace("ANALYSE", "ANALYZE");
            next++;
            boolean bare = Set.of(",", ")").contains(word(next));
            String value = bare ? "TRUE" : word(next);
            next += bare ? 0 : 1;
            if (SWITCHES.contains(name) && TRUTH.containsKey(value)) {
                options.put(name, TRUTH.get(value));
            } else if (name.equals("FORMAT") && !bare && FORMATS.contains(value)) {
                options.put(name, value);
            } else {
                throw refused("has an option, or the value of one, that it does not take here");
            }
        }

        /** In parentheses may also stand what is to be explained. */
        private boolean isOption(int token) {
            String word = word(token).replace("ANALYSE", "ANALYZE");
            return SWITCHES.contains(word) || OTHERS.contains(word) || word.equals("FORMAT");
        }

        private String written() {
            StringBuilder prefix = new StringBuilder("EXPLAIN ");
            if (!options.isEmpty()) {
                List<String> words = new ArrayList<>();
                options.forEach((name, value) -> words.add(name + " " + value));
                prefix.append('(').append(String.join(", ", words)).append(") ");
            }
            return prefix.toString();
        }

        boolean takes(String word) {
            boolean found = word(next).equals(word);
            next += found ? 1 : 0;
            return found;
        }

        private String word(int token) {
            return token < tokens.size() && tokens.get(token).kind() != Kind.LITERAL
                    ? tokens.get(token).in(sql).toUpperCase(Locale.ROOT)
                    : "";
        }
    }
}
