package org.metatables.ddl;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    /** With these begins what may follow the type of a column; all but the last are reserved in PostgreSQL, so no type is called so. */
    private static final Set<String> WORDS_BEHIND_A_TYPE =
            Set.of("not", "null", "default", "check", "primary", "unique", "references", "constraint", "generated");

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
        } else if (isOfWord(character)) {
            return skipWord();
        }
        at++;
        return Optional.empty();
    }

    private Optional<String> skipWord() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        return commasLeave && WORDS_BEHIND_A_TYPE.contains(word)
                ? Optional.of("holds the word '" + word + "', which is no part of a type")
                : Optional.empty();
    }

    private static boolean isOfWord(char character) {
        return character == '_' || Character.isLetterOrDigit(character);
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
