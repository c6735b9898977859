package org.metatables.ddl;

/** Texts as literals of SQL, for statements that take no parameters. */
final class SqlLiteral {

    private SqlLiteral() {}

    /** The text in quotes; a backslash in it is a backslash, as {@link DdlMessage} sees to it. */
    static String of(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
