package org.metatables.ddl;

import java.util.Optional;

/**
 * Decides whether an author's piece of SQL stays in the place that a statement gives it: between parentheses, or, for a type,
 * between a column's name and the next comma.
 *
 * <p>It follows PostgreSQL's lexical rules, and where those are subtle (escape strings, dollar quotes, comments) the text is
 * refused rather than guessed at. Whether the text means anything is for PostgreSQL to say.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical structure</a>
 */
final class SqlFragment {

    private final String text;
    private final boolean commasLeave;
    private int at;
    private int depth;

    private SqlFragment(String text, boolean commasLeave) {
        this.text = text;
        this.commasLeave = commasLeave;
    }

    /** What is wrong with an expression, as the end of a sentence that begins with it; empty where nothing is. */
    static Optional<String> faultOfExpression(String text) {
        return new SqlFragment(text, false).fault();
    }

    /** What is wrong with a type, as the end of a sentence that begins with it; empty where nothing is. */
    static Optional<String> faultOfType(String text) {
        return new SqlFragment(text, true).fault();
    }

    private Optional<String> fault() {
        if (text.isBlank()) {
            return Optional.of("is blank");
        }
        while (at < text.length()) {
            Optional<String> fault = next(text.charAt(at));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return depth == 0 ? Optional.empty() : Optional.of("opens a parenthesis and does not close it");
    }

    private Optional<String> next(char character) {
        if (character == '\'' || character == '"') {
            return skipQuoted(character);
        }
        if (character == '(') {
            depth++;
        } else if (character == ')' && --depth < 0) {
            return Optional.of("closes a parenthesis that it did not open");
        } else if (character == ';') {
            return Optional.of("holds a semicolon outside of quotes");
        } else if (character == '$') {
            return Optional.of("holds a dollar sign outside of quotes");
        } else if (text.startsWith("--", at) || text.startsWith("/*", at)) {
            return Optional.of("holds a comment");
        } else if (character == ',' && commasLeave && depth == 0) {
            return Optional.of("holds a comma");
        }
        at++;
        return Optional.empty();
    }

    /** A doubled quote ends one quoted text and begins another, which comes to the same. */
    private Optional<String> skipQuoted(char quote) {
        if (quote == '\'' && at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0) {
            return Optional.of("holds a quote right after the letter E, as an escape string has it");
        }
        int end = text.indexOf(quote, at + 1);
        at = end + 1;
        return end < 0 ? Optional.of("opens a quote and does not close it") : Optional.empty();
    }
}
