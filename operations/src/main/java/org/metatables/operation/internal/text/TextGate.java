package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            if (style == ParameterStyle.NAMED) {
                List<Token> tokens = new Lexer(sql, true, Set.of()).tokens();
                int[] origins = IntStream.rangeClosed(0, sql.length()).toArray();
                return new Assembly(sql, only(tokens), tables, new TreeMap<>(), origins).assemble();
            }
            Pyformat wire = Pyformat.of(sql);
            List<Token> tokens = new Lexer(wire.sql(), false, wire.places().keySet()).tokens();
            return new Assembly(wire.sql(), only(tokens), tables, wire.places(), wire.origins()).assemble();
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

    /** Puts the tokens together again in the forms of {@link StatementText}. */
    private static final class Assembly {

        private final String text;
        private final List<Token> tokens;
        private final Map<String, String> tables;
        private final Map<Integer, String> holes;
        private final int[] origins;
        private final List<String> places = new ArrayList<>();

        Assembly(
                String text,
                List<Token> tokens,
                Map<String, String> tables,
                Map<Integer, String> holes,
                int[] origins) {
            this.text = text;
            this.tokens = tokens;
            this.tables = tables;
            this.holes = holes;
            this.origins = origins;
        }

        StatementText assemble() {
            tokens.stream()
                    .filter(token -> token.kind() == Kind.PARAMETER)
                    .map(this::name)
                    .forEach(places::add);
            Map<String, Integer> numbers = new LinkedHashMap<>();
            places.forEach(name -> numbers.putIfAbsent(name, numbers.size() + 1));
            Rendering sent = render((name, place) -> "$" + place, false);
            Rendering unified = render((name, place) -> "$" + numbers.get(name), false);
            return new StatementText(render((name, place) -> "?", true).sql(), sent, unified, List.copyOf(places));
        }

        private Rendering render(Placeholder placeholder, boolean forDriver) {
            StringBuilder sql = new StringBuilder();
            int[] starts = new int[tokens.size()];
            int[] tokenOrigins = new int[tokens.size()];
            int place = 0;
            for (int index = 0; index < tokens.size(); index++) {
                Token token = tokens.get(index);
                boolean parameter = token.kind() == Kind.PARAMETER;
                if (parameter && !sql.isEmpty() && Lexer.isWordPart(sql.charAt(sql.length() - 1))) {
                    sql.append(' ');
                }
                starts[index] = sql.length();
                tokenOrigins[index] = origins[token.start()];
                sql.append(parameter ? placeholder.of(name(token), ++place) : plain(token, forDriver));
                if (parameter && token.end() < text.length() && Lexer.isWordPart(text.charAt(token.end()))) {
                    sql.append(' ');
                }
            }
            return new Rendering(sql.toString(), starts, tokenOrigins);
        }

        private String plain(Token token, boolean forDriver) {
            String piece = token.in(text);
            return switch (token.kind()) {
                case ALIAS -> table(token, piece.substring(1, piece.length() - 1));
                case OPERATOR -> forDriver ? piece.replace("?", "??") : piece;
                default -> piece;
            };
        }

        private String table(Token token, String alias) {
            String name = tables.get(alias);
            if (name == null) {
                throw new UnreadableText("No table of the scope has the alias {" + alias + "}", token.start());
            }
            return name;
        }

        private String name(Token token) {
            String hole = holes.get(token.start());
            return hole != null ? hole : text.substring(token.start() + 1, token.end());
        }
    }

    private interface Placeholder {
        String of(String name, int place);
    }
}
