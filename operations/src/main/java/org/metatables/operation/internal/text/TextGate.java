package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.metatables.Problem;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.text.Token.Kind;

/** Lets through a text that is exactly one statement, and no text that two readers could read in two ways. */
public final class TextGate {

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 131_072;

    private TextGate() {}

    /**
     * Reads a text.
     *
     * @param tables the quoted names of the tables by the alias that stands for them
     * @throws InvalidStatementException if the text is too long, not one statement, or cannot be read
     */
    public static StatementText read(String sql, ParameterStyle style, Map<String, String> tables) {
        requireCharacters(sql);
        try {
            if (style != ParameterStyle.PYFORMAT) {
                List<Token> tokens = new Lexer(sql, style == ParameterStyle.NAMED, Set.of()).tokens();
                int[] origins = IntStream.rangeClosed(0, sql.length()).toArray();
                return new Assembly(sql, Bounds.within(sql, only(tokens)), tables, new TreeMap<>(), origins)
                        .assemble(Map.of());
            }
            Pyformat wire = Pyformat.of(sql);
            List<Token> tokens = new Lexer(wire.sql(), false, wire.places().keySet()).tokens();
            return new Assembly(
                            wire.sql(), Bounds.within(wire.sql(), only(tokens)), tables, wire.places(), wire.origins())
                    .assemble(Map.of());
        } catch (UnreadableText unreadable) {
            throw new InvalidStatementException(
                    Problem.of(unreadable.getMessage() + ".").at("character " + (unreadable.position() + 1)));
        }
    }

    /**
     * The text with {@code :name} parameters as the wire writes it.
     *
     * @throws InvalidStatementException if the text cannot be read
     */
    public static String toPyformat(String sql) {
        requireCharacters(sql);
        StringBuilder wire = new StringBuilder();
        try {
            for (Token token : new Lexer(sql, true, Set.of()).tokens()) {
                String piece = token.in(sql);
                wire.append(
                        token.kind() == Kind.PARAMETER ? "%(" + piece.substring(1) + ")s" : piece.replace("%", "%%"));
            }
        } catch (UnreadableText unreadable) {
            throw new InvalidStatementException(
                    Problem.of(unreadable.getMessage() + ".").at("character " + (unreadable.position() + 1)));
        }
        return wire.toString();
    }

    private static void requireCharacters(String sql) {
        if (sql.length() > MAX_LENGTH) {
            throw new InvalidStatementException(
                    Problem.of("The SQL text has " + sql.length() + " characters; " + MAX_LENGTH + " are allowed.")
                            .remedy("Bind long values and long lists as parameters."));
        }
        for (int index = 0; index < sql.length(); index++) {
            char character = sql.charAt(index);
            boolean pair = Character.isHighSurrogate(character)
                    && index + 1 < sql.length()
                    && Character.isLowSurrogate(sql.charAt(index + 1));
            if (character == 0 || Character.isSurrogate(character) && !pair) {
                throw new InvalidStatementException(
                        Problem.of("The SQL text holds a character that PostgreSQL cannot store.")
                                .at("character " + (index + 1)));
            }
            index += pair ? 1 : 0;
        }
    }

    /** The tokens of the one statement; what follows its semicolon may only be blank. */
    private static List<Token> only(List<Token> tokens) {
        List<Token> statement = new ArrayList<>();
        boolean ended = false;
        for (Token token : tokens) {
            if (token.kind() == Kind.SEMICOLON) {
                ended = true;
            } else if (ended && !token.isBlank()) {
                throw new UnreadableText("A second statement begins; an operation is one statement", token.start());
            } else if (!ended) {
                statement.add(token);
            }
        }
        if (statement.stream().allMatch(Token::isBlank)) {
            throw new UnreadableText("There is no statement in the text", 0);
        }
        return statement;
    }
}
