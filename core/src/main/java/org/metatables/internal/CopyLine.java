package org.metatables.internal;

/**
 * Values in the text format of {@code COPY}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS">PostgreSQL: COPY, text format</a>
 */
public final class CopyLine {

    /** What stands for SQL's null. */
    public static final String NULL = "\\N";

    private CopyLine() {}

    /** Appends a text, with what the format means by a character escaped. */
    public static void append(StringBuilder lines, String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\\' -> lines.append("\\\\");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                case '\t' -> lines.append("\\t");
                default -> lines.append(character);
            }
        }
    }
}
