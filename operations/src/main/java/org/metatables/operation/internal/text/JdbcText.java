package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;

/**
 * A text that was written for the JDBC driver, with {@code ?} for parameters and {@code ??} for a question mark, as a
 * text with named parameters.
 *
 * @param named the text, in which the parameters are {@code :p1}, {@code :p2} and so on
 * @param parameters how many there are
 * @param pieces the words, numbers, literals and signs of the text, in order, without blanks and comments
 */
public record JdbcText(String named, int parameters, List<String> pieces) {

    private static final char QUESTION_MARK = '?';

    /**
     * Reads a text.
     *
     * @throws InvalidStatementException if the text cannot be cut into words
     */
    public static JdbcText read(String jdbc) {
        try {
            return new Reader(jdbc).read();
        } catch (UnreadableText unreadable) {
            throw new InvalidStatementException(
                    Problem.of(unreadable.getMessage() + ".").at("character " + (unreadable.position() + 1)));
        }
    }

    /**
     * The name of a parameter.
     *
     * @param number the parameter, counted from 1
     */
    public static String name(int number) {
        return "p" + number;
    }

    /** A colon that touches a name, as in {@code a[1:n]}, would make a parameter of it: it gets a blank. */
    private static final class Reader {

        private final String jdbc;
        private final StringBuilder named = new StringBuilder();
        private final List<String> pieces = new ArrayList<>();
        private int parameters;
        private int endOfParameter;

        Reader(String jdbc) {
            this.jdbc = jdbc;
        }

        JdbcText read() {
            String before = "";
            for (Token token : new Lexer(jdbc, false, Set.of()).tokens()) {
                String piece = token.in(jdbc);
                if (before.equals(":") || joinsParameter(piece)) {
                    named.append(' ');
                }
                if (token.kind() == Token.Kind.OPERATOR) {
                    operator(piece);
                } else {
                    named.append(piece);
                }
                if (!token.isBlank()) {
                    pieces.add(piece);
                }
                before = piece;
            }
            return new JdbcText(named.toString(), parameters, List.copyOf(pieces));
        }

        private boolean joinsParameter(String piece) {
            return parameters > 0 && named.length() == endOfParameter && Lexer.isWordPart(piece.charAt(0));
        }

        private void operator(String signs) {
            for (int at = 0; at < signs.length(); at++) {
                boolean doubled = signs.startsWith("??", at);
                if (signs.charAt(at) != QUESTION_MARK || doubled) {
                    named.append(signs.charAt(at));
                    at += doubled ? 1 : 0;
                } else {
                    parameters++;
                    named.append(':').append(name(parameters));
                    endOfParameter = named.length();
                }
            }
        }
    }
}
