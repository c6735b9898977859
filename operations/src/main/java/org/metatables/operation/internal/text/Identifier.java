package org.metatables.operation.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a name as PostgreSQL does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">PostgreSQL:
 *     identifiers</a>
 */
final class Identifier {

    /** What begins an escape in {@code U&"..."}, unless {@code UESCAPE} says something else. */
    static final char ESCAPE = '\\';

    private static final int MAX_BYTES = 63;

    private Identifier() {}

    /** The name that a piece of text stands for. */
    static String read(String piece, char escape) {
        if (piece.startsWith("\"")) {
            return cut(inner(piece, 1));
        }
        if (piece.regionMatches(true, 0, "u&\"", 0, 3)) {
            return cut(unescaped(inner(piece, 3), escape));
        }
        StringBuilder folded = new StringBuilder(piece);
        for (int at = 0; at < folded.length(); at++) {
            if (folded.charAt(at) < 0x80) {
                folded.setCharAt(
                        at,
                        String.valueOf(folded.charAt(at))
                                .toLowerCase(Locale.ROOT)
                                .charAt(0));
            }
        }
        return cut(folded.toString());
    }

    private static String inner(String piece, int from) {
        return piece.substring(from, piece.length() - 1).replace("\"\"", "\"");
    }

    private static String unescaped(String text, char escape) {
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean escaped = text.charAt(at) == escape && at + 1 < text.length();
            if (escaped && text.charAt(at + 1) == escape) {
                name.append(escape);
                at += 2;
            } else if (escaped) {
                int from = text.charAt(at + 1) == '+' ? at + 2 : at + 1;
                int to = Math.min(text.length(), from + (from == at + 2 ? 6 : 4));
                name.append(character(text.substring(from, to)));
                at = to;
            } else {
                name.append(text.charAt(at++));
            }
        }
        return name.toString();
    }

    /** What is no number PostgreSQL refuses; any text stands for it as well. */
    private static String character(String hexadecimal) {
        try {
            int number = Integer.parseInt(hexadecimal, 16);
            return Character.isValidCodePoint(number) ? Character.toString(number) : "";
        } catch (NumberFormatException notOne) {
            return "";
        }
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
