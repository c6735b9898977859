package org.metatables.operation.internal.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.operation.internal.text.Token.Kind;

/** Puts the tokens of a statement together again in the forms of {@link StatementText}. */
final class Assembly {

    private final String text;
    private final List<Token> tokens;
    private final Map<String, String> tables;
    private final Map<Integer, String> holes;
    private final int[] origins;

    /**
     * @param tables the quoted names of tables by the alias that stands for them
     * @param holes the names of the parameters of no width, by where they stand
     * @param origins where each character of the text stood in what the caller wrote
     */
    Assembly(String text, List<Token> tokens, Map<String, String> tables, Map<Integer, String> holes, int[] origins) {
        this.text = text;
        this.tokens = tokens;
        this.tables = tables;
        this.holes = holes;
        this.origins = origins;
    }

    /**
     * The forms of the text.
     *
     * @param replacements what to write in place of tokens, by their index
     */
    StatementText assemble(Map<Integer, String> replacements) {
        List<String> places = tokens.stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(this::name)
                .toList();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        places.forEach(name -> numbers.putIfAbsent(name, numbers.size() + 1));
        Rendering sent = render((name, place) -> "$" + place, false, replacements);
        Rendering unified = render((name, place) -> "$" + numbers.get(name), false, replacements);
        String jdbc = render((name, place) -> "?", true, replacements).sql();
        return new StatementText(jdbc, sent, unified, places, new Words(text, tokens, this));
    }

    private Rendering render(Placeholder placeholder, boolean forDriver, Map<Integer, String> replacements) {
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
            if (replacements.containsKey(index)) {
                sql.append(replacements.get(index));
            } else {
                sql.append(parameter ? placeholder.of(name(token), ++place) : plain(token, forDriver));
            }
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

    private interface Placeholder {
        String of(String name, int place);
    }
}
