package org.metatables.operation.internal.text;

/**
 * Reads the name of an operator as PostgreSQL does: signs at the end that belong to what follows are none of it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-OPERATORS">PostgreSQL:
 *     operators</a>
 */
final class OperatorName {

    private static final String MAKES_ANY_END = "~!@#%^&|`?";

    private OperatorName() {}

    /** The name that a row of signs begins with. */
    static String of(String signs) {
        int end = signs.length();
        boolean anyEnd = signs.chars().anyMatch(sign -> MAKES_ANY_END.indexOf(sign) >= 0);
        while (!anyEnd && end > 1 && (signs.charAt(end - 1) == '+' || signs.charAt(end - 1) == '-')) {
            end--;
        }
        return signs.substring(0, end);
    }
}
