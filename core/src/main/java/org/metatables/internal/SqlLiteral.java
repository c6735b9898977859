package org.metatables.internal;

/** Texts as literals of SQL, for statements that take no parameters. */
public final class SqlLiteral {

    private SqlLiteral() {}

    /** The text in quotes, which PostgreSQL reads the same whatever {@code standard_conforming_strings} says. */
    public static String of(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
