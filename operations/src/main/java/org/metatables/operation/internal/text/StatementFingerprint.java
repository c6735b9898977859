package org.metatables.operation.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.internal.HexDigest;
import org.metatables.operation.ParameterStyle;

/**
 * Tells texts apart, and nothing of their literals: who has the fingerprint of a text could otherwise find a literal of few
 * possible values by trying them all.
 */
public final class StatementFingerprint {

    /** Stands for the rest of a text that cannot be cut into tokens; no token is like it. */
    private static final String UNREADABLE = "\0";

    private StatementFingerprint() {}

    /**
     * The SHA-256, as hexadecimal digits, of the text in its normal form: without comments, a space between two tokens, names without
     * quotes in lower case, a question mark for each literal and number, parameters as {@code :name} in either style. Of a text
     * that cannot be read as far as it can.
     */
    public static String of(String sql, ParameterStyle style) {
        return HexDigest.sha256(normalised(sql.substring(0, Math.min(sql.length(), TextGate.MAX_LENGTH)), style));
    }

    static String normalised(String sql, ParameterStyle style) {
        if (style != ParameterStyle.PYFORMAT) {
            return normalised(sql, new Lexer(sql, style == ParameterStyle.NAMED, Set.of()), Map.of());
        }
        try {
            Pyformat wire = Pyformat.of(sql);
            return normalised(
                    wire.sql(), new Lexer(wire.sql(), false, wire.places().keySet()), wire.places());
        } catch (UnreadableText unreadable) {
            return UNREADABLE;
        }
    }

    private static String normalised(String sql, Lexer lexer, Map<Integer, String> holes) {
        try {
            return normalised(sql, lexer.tokens(), holes);
        } catch (UnreadableText unreadable) {
            return normalised(sql, lexer.soFar(), holes) + UNREADABLE;
        }
    }

    private static String normalised(String sql, List<Token> tokens, Map<Integer, String> holes) {
        return tokens.stream()
                .filter(token -> !token.isBlank())
                .map(token -> normalised(token, token.in(sql), holes))
                .collect(Collectors.joining(" "));
    }

    private static String normalised(Token token, String piece, Map<Integer, String> holes) {
        return switch (token.kind()) {
            case LITERAL, NUMBER -> "?";
            case WORD -> piece.endsWith("\"") ? piece : piece.toLowerCase(Locale.ROOT);
            case PARAMETER -> piece.isEmpty() ? ":" + holes.get(token.start()) : piece;
            default -> piece;
        };
    }
}
