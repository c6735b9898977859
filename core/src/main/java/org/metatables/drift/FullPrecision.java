package org.metatables.drift;

import java.util.regex.Pattern;

/**
 * The types of PostgreSQL that count microseconds: with all six digits they hold the same values as without a precision.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html">PostgreSQL: date/time types</a>
 */
final class FullPrecision {

    private static final Pattern SIX_DIGITS = Pattern.compile("^(time|timestamp|interval)\\b([a-z ]*)\\(6\\)");

    private FullPrecision() {}

    /** Whether two types, in the words of PostgreSQL, are the same but for a precision that changes nothing. */
    static boolean same(String type, String other) {
        return leftOut(type).equals(leftOut(other));
    }

    private static String leftOut(String type) {
        return SIX_DIGITS.matcher(type).replaceFirst("$1$2");
    }
}
