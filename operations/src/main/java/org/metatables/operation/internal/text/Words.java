package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.metatables.operation.internal.text.Token.Kind;

/** The names in a statement, and the way to write others in their place. */
public final class Words {

    private final String text;
    private final List<Token> tokens;
    private final Assembly assembly;

    Words(String text, List<Token> tokens, Assembly assembly) {
        this.text = text;
        this.tokens = tokens;
        this.assembly = assembly;
    }

    /** Everything that may be a name, key words and operators included, in the order of the text. */
    public List<WrittenName> names() {
        List<WrittenName> names = new ArrayList<>();
        Optional<String> qualifier = Optional.empty();
        Optional<String> last = Optional.empty();
        for (int index = 0; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            if (token.isBlank()) {
                continue;
            }
            if (token.kind() == Kind.WORD) {
                String name = Identifier.read(token.in(text), escape(index));
                names.add(new WrittenName(index, qualifier, name, isDot(next(index)), false));
                last = Optional.of(name);
                qualifier = Optional.empty();
            } else {
                if (token.kind() == Kind.OPERATOR) {
                    names.add(new WrittenName(index, qualifier, OperatorName.of(token.in(text)), false, true));
                }
                qualifier = isDot(Optional.of(token)) ? last : Optional.empty();
                last = Optional.empty();
            }
        }
        return names;
    }

    /** The tokens that are parameters, in the order of their places. */
    List<Integer> parameters() {
        return IntStream.range(0, tokens.size())
                .filter(index -> tokens.get(index).kind() == Kind.PARAMETER)
                .boxed()
                .toList();
    }

    /** Whether the token is a literal in quotes. */
    public boolean isLiteral(int token) {
        return token < tokens.size() && tokens.get(token).kind() == Kind.LITERAL;
    }

    /**
     * The same statement with other names.
     *
     * @param names the names to write, by the index of the token; each of letters and digits, or of signs for an operator
     */
    public StatementText renamed(Map<Integer, String> names) {
        Map<Integer, String> replacements = new HashMap<>();
        names.forEach((index, name) -> replacements.put(index, replacement(tokens.get(index), name)));
        return assembly.assemble(replacements);
    }

    private String replacement(Token token, String name) {
        String piece = token.in(text);
        return token.kind() == Kind.OPERATOR
                ? name + " " + piece.substring(OperatorName.of(piece).length())
                : prefix(token) + '"' + name + '"';
    }

    /** An {@code UESCAPE} may follow, and needs what it belongs to. */
    private String prefix(Token token) {
        return token.in(text).regionMatches(true, 0, "u&", 0, 2) ? "U&" : "";
    }

    private char escape(int index) {
        int word = nextIndex(index);
        int literal = word < tokens.size() ? nextIndex(word) : word;
        boolean own = literal < tokens.size()
                && tokens.get(word).in(text).equalsIgnoreCase("uescape")
                && tokens.get(literal).kind() == Kind.LITERAL
                && tokens.get(literal).in(text).length() == 3;
        return own ? tokens.get(literal).in(text).charAt(1) : Identifier.ESCAPE;
    }

    private Optional<Token> next(int index) {
        int next = nextIndex(index);
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private int nextIndex(int index) {
        int next = index + 1;
        while (next < tokens.size() && tokens.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    private boolean isDot(Optional<Token> token) {
        return token.filter(one -> one.kind() == Kind.OTHER && one.in(text).equals("."))
                .isPresent();
    }
}
