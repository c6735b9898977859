package org.metatables.operation.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.metatables.operation.internal.text.Token.Kind;

/**
 * Cuts SQL text into tokens by PostgreSQL's lexical rules, with {@code standard_conforming_strings} on.
 *
 * <p>Where the rules are subtle the text is refused rather than guessed at: the server, the driver and this class
 * have to agree on every text that passes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical structure</a>
 */
final class Lexer {

    private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";

    private final String text;
    private final boolean namedParameters;
    private final Set<Integer> holes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /**
     * @param namedParameters whether {@code :name} is a parameter
     * @param holes where parameters of no width stand
     */
    Lexer(String text, boolean namedParameters, Set<Integer> holes) {
        this.text = text;
        this.namedParameters = namedParameters;
        this.holes = holes;
    }

    List<Token> tokens() {
        while (at <= text.length()) {
            if (holes.contains(at)) {
                refuseInLineComment();
                tokens.add(new Token(Kind.PARAMETER, at, at));
            }
            if (at == text.length()) {
                break;
            }
            int start = at;
            Kind kind = next(text.charAt(at));
            for (int inside = start + 1; inside < at; inside++) {
                if (holes.contains(inside)) {
                    throw new UnreadableText("A parameter stands inside a literal, a name or a comment", inside);
                }
            }
            tokens.add(new Token(kind, start, at));
        }
        return tokens;
    }

    /** The tokens that were read, also where the text could not be read to its end. */
    List<Token> soFar() {
        return tokens;
    }

    /** A comment ends with its line, and hence after the parameter at its end. */
    private void refuseInLineComment() {
        Token last = tokens.isEmpty() ? new Token(Kind.BLANK, 0, 0) : tokens.get(tokens.size() - 1);
        if (last.kind() == Kind.COMMENT && text.startsWith("--", last.start())) {
            throw new UnreadableText("A parameter stands inside a literal, a name or a comment", at);
        }
    }

    private Kind next(char first) {
        if (isBlank(first)) {
            at = skipWhile(at, Lexer::isBlank);
            return Kind.BLANK;
        }
        if (!holes.contains(at + 1)) {
            if (text.startsWith("--", at)) {
                at = skipWhile(at, character -> character != '\n' && character != '\r');
                return Kind.COMMENT;
            }
            if (text.startsWith("/*", at)) {
                return blockComment();
            }
        }
        if (first == '\'') {
            return quoted(at, '\'', "literal");
        }
        if (first == '"') {
            quoted(at, '"', "quoted name");
            return Kind.WORD;
        }
        if (first == '$') {
            return dollar();
        }
        if (isWordStart(first)) {
            return word(first);
        }
        if (isDigit(first) || first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            at = skipWhile(at, character -> isWordPart(character) && character != '$' || character == '.');
            return Kind.NUMBER;
        }
        return sign(first);
    }

    private Kind sign(char first) {
        if (OPERATORS.indexOf(first) >= 0) {
            return operator();
        }
        if (first == ':') {
            return colon();
        }
        if (first == '{') {
            return alias();
        }
        at++;
        return switch (first) {
            case ';' -> Kind.SEMICOLON;
            case '(', ')', '[', ']', ',', '.' -> Kind.OTHER;
            default -> throw new UnreadableText("The character '" + first + "' has no meaning here", at - 1);
        };
    }

    private Kind word(char first) {
        char quote = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (quote == '\'' && (first == 'e' || first == 'E')) {
            return escapeLiteral();
        }
        if (quote == '\'' && "bBxXnN".indexOf(first) >= 0) {
            return quoted(at + 1, '\'', "literal");
        }
        if ((first == 'u' || first == 'U') && text.startsWith("&'", at + 1)) {
            return quoted(at + 2, '\'', "literal");
        }
        if ((first == 'u' || first == 'U') && text.startsWith("&\"", at + 1)) {
            quoted(at + 2, '"', "quoted name");
            return Kind.WORD;
        }
        at = skipWhile(at, Lexer::isWordPart);
        return Kind.WORD;
    }

    private Kind blockComment() {
        int start = at;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
            if (at > text.length() || at == text.length() && depth > 0) {
                throw new UnreadableText("A comment is not closed", start);
            }
        } while (depth > 0);
        return Kind.COMMENT;
    }

    private Kind quoted(int opening, char quote, String what) {
        int start = at;
        at = opening + 1;
        while (true) {
            int closing = text.indexOf(quote, at);
            if (closing < 0) {
                throw new UnreadableText("A " + what + " is not closed", start);
            }
            at = closing + 1;
            if (at == text.length() || text.charAt(at) != quote) {
                return Kind.LITERAL;
            }
            at++;
        }
    }

    private Kind escapeLiteral() {
        int start = at;
        at += 2;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\\') {
                at += 2;
            } else if (character != '\'') {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                at += 2;
            } else {
                int continued = continuation(at + 1);
                at = continued > 0 ? continued + 1 : at + 1;
                if (continued < 0) {
                    return Kind.LITERAL;
                }
            }
        }
        throw new UnreadableText("A literal is not closed", start);
    }

    /** Where a literal goes on after a line break, with the rules of its beginning; negative if it does not. */
    private int continuation(int from) {
        int ahead = from;
        boolean lineBreak = false;
        while (ahead < text.length()) {
            if (isBlank(text.charAt(ahead))) {
                lineBreak |= text.charAt(ahead) == '\n' || text.charAt(ahead) == '\r';
                ahead++;
            } else if (text.startsWith("--", ahead)) {
                ahead = skipWhile(ahead, character -> character != '\n' && character != '\r');
            } else {
                break;
            }
        }
        return lineBreak && ahead < text.length() && text.charAt(ahead) == '\'' ? ahead : -1;
    }

    private Kind dollar() {
        int start = at;
        int tagEnd = skipWhile(at + 1, character -> isWordPart(character) && character != '$');
        boolean tag = tagEnd == at + 1 || isWordStart(text.charAt(at + 1));
        if (!tag || tagEnd == text.length() || text.charAt(tagEnd) != '$') {
            throw new UnreadableText("A dollar sign begins neither a literal nor a name; parameters have names", start);
        }
        String delimiter = text.substring(start, tagEnd + 1);
        int closing = text.indexOf(delimiter, tagEnd + 1);
        if (closing < 0) {
            throw new UnreadableText("A literal in dollar signs is not closed", start);
        }
        at = closing + delimiter.length();
        return Kind.LITERAL;
    }

    private Kind operator() {
        at++;
        while (at < text.length()
                && OPERATORS.indexOf(text.charAt(at)) >= 0
                && !text.startsWith("--", at)
                && !text.startsWith("/*", at)
                && !holes.contains(at)) {
            at++;
        }
        return Kind.OPERATOR;
    }

    private Kind colon() {
        if (text.startsWith("::", at) || text.startsWith(":=", at)) {
            at += 2;
            return Kind.OPERATOR;
        }
        at++;
        if (namedParameters && at < text.length() && isNameStart(text.charAt(at))) {
            at = skipWhile(at, character -> isNameStart(character) || isDigit(character));
            return Kind.PARAMETER;
        }
        return Kind.OPERATOR;
    }

    private Kind alias() {
        int closing = text.indexOf('}', at);
        if (closing < 0) {
            throw new UnreadableText("A brace is not closed", at);
        }
        at = closing + 1;
        return Kind.ALIAS;
    }

    private int skipWhile(int from, CharacterTest test) {
        int end = from;
        while (end < text.length() && !(end > from && holes.contains(end)) && test.accepts(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char character) {
        return " \t\n\r\f".indexOf(character) >= 0;
    }

    private static boolean isNameStart(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || character == '_';
    }

    private static boolean isWordStart(char character) {
        return isNameStart(character) || character >= 0x80;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether the character would join a name or a number that stands before it. */
    static boolean isWordPart(char character) {
        return isWordStart(character) || isDigit(character) || character == '$';
    }

    private interface CharacterTest {
        boolean accepts(char character);
    }
}
