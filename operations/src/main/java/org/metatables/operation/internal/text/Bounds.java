package org.metatables.operation.internal.text;

import java.util.List;
import org.metatables.operation.internal.text.Token.Kind;

/** Keeps statements within what the server analyses in a moment, and without running out of its stack. */
final class Bounds {

    /** The deepest nesting of parentheses and brackets. */
    static final int MAX_DEPTH = 500;

    /** The most literals and numbers: each takes a third of a kilobyte in the server's tree. */
    static final int MAX_CONSTANTS = 10_000;

    private Bounds() {}

    /** The tokens, found to be within the bounds. */
    static List<Token> within(String text, List<Token> tokens) {
        int depth = 0;
        int constants = 0;
        for (Token token : tokens) {
            if (token.kind() == Kind.OTHER) {
                char sign = text.charAt(token.start());
                depth += sign == '(' || sign == '[' ? 1 : sign == ')' || sign == ']' ? -1 : 0;
            } else if (token.kind() == Kind.LITERAL || token.kind() == Kind.NUMBER) {
                constants++;
            }
            if (depth > MAX_DEPTH) {
                throw new UnreadableText("Parentheses are nested deeper than " + MAX_DEPTH + " levels", token.start());
            }
            if (constants > MAX_CONSTANTS) {
                throw new UnreadableText(
                        "The statement has more than " + MAX_CONSTANTS + " literals; bind a list as one parameter,"
                                + " as in code = any (:codes), or load many rows with BulkLoad",
                        token.start());
            }
        }
        return tokens;
    }
}
