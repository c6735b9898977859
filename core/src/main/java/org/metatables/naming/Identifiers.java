package org.metatables.naming;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.metatables.Problem;
import org.metatables.internal.HexDigest;

/**
 * The rules by which any text becomes a part of a name in the database.
 *
 * <p>What comes out is lower-case ASCII, so that its characters count as bytes. The reference system has the same
 * rules, byte for byte (1.1, 1.2 and 1.5 of its specification).
 */
public final class Identifiers {

    /** How many bytes PostgreSQL keeps of an identifier. */
    public static final int MAX_LENGTH = 63;

    /** What stands between the parts of a name. */
    public static final String SEPARATOR = "__";

    static final int DIGEST_LENGTH = 10;
    static final int MARKER_LENGTH = DIGEST_LENGTH + 1;

    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern OUTER_UNDERSCORES = Pattern.compile("^_+|_+$");
    private static final Pattern TRAILING_UNDERSCORES = Pattern.compile("_+$");

    private Identifiers() {}

    /**
     * The text in lower case, every run of other characters than ASCII letters and digits as one underscore.
     *
     * <p>A leading digit gets the prefix {@code t_}; a text of which nothing is left becomes {@code table}.
     */
    public static String slugify(String text) {
        String slug = stripUnderscores(OTHERS.matcher(text).replaceAll("_")).toLowerCase(Locale.ROOT);
        if (slug.isEmpty()) {
            return "table";
        }
        return Character.isDigit(slug.charAt(0)) ? "t_" + slug : slug;
    }

    /**
     * One part of a name: the {@linkplain #slugify slug} of a text that says something.
     *
     * @throws InvalidNameException if the text has no letter and no number, of whatever script
     */
    public static String normalisePart(String text) {
        if (!saysSomething(text)) {
            throw new InvalidNameException(
                    Problem.of("The text '" + text + "' cannot be part of a name: it has no letter and no number.")
                            .remedy("Give a name with at least one letter or number."));
        }
        return slugify(text);
    }

    /** A name that is written without quotes, as PostgreSQL stores it: it folds the letters of ASCII only. */
    public static String folded(String written) {
        char[] folded = written.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 'A' && folded[i] <= 'Z') {
                folded[i] += 'a' - 'A';
            }
        }
        return new String(folded);
    }

    /**
     * The parts in one name, cut and marked with a digest of the whole if it would be too long.
     *
     * @param maxLength the longest name allowed, in bytes
     * @param parts the parts, in order; a {@code __} within a part is kept
     * @throws InvalidNameException if a part, or a piece of it between {@code __}, has no letter and no number, or if
     *     the name must be cut and the limit leaves no room for the digest
     */
    public static String bounded(int maxLength, String... parts) {
        return bounded(maxLength, Arrays.asList(parts));
    }

    static String bounded(int maxLength, List<String> parts) {
        String candidate = parts.stream().map(Identifiers::payload).collect(Collectors.joining(SEPARATOR));
        if (candidate.length() <= maxLength) {
            return candidate;
        }
        if (maxLength - MARKER_LENGTH < 1) {
            throw new InvalidNameException(
                    Problem.of("The name " + candidate + " does not fit into " + maxLength + " characters.")
                            .remedy("Allow at least " + (MARKER_LENGTH + 1) + " characters."));
        }
        return headOf(candidate, maxLength - MARKER_LENGTH) + marker(candidate);
    }

    /** The underscore and the ten digits that stand for the part of a name that was cut. */
    static String marker(String candidate) {
        return "_" + HexDigest.md5(candidate).substring(0, DIGEST_LENGTH);
    }

    /** The beginning of a text without underscores at the end, but at least its first character. */
    static String headOf(String text, int length) {
        String head = TRAILING_UNDERSCORES
                .matcher(text.substring(0, Math.min(length, text.length())))
                .replaceAll("");
        return head.isEmpty() ? text.substring(0, 1) : head;
    }

    /** Whether a part of a name can be made of the text. */
    static boolean saysSomething(String text) {
        return text.codePoints().anyMatch(Identifiers::isLetterOrNumber);
    }

    static String stripUnderscores(String text) {
        return OUTER_UNDERSCORES.matcher(text).replaceAll("");
    }

    /** The pieces of a name between {@code __}, each normalised. */
    static List<String> pieces(String name) {
        return Arrays.stream(name.strip().split(SEPARATOR, -1))
                .map(Identifiers::normalisePart)
                .toList();
    }

    private static String payload(String part) {
        return String.join(SEPARATOR, pieces(part));
    }

    private static boolean isLetterOrNumber(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER
                || Character.getType(codePoint) == Character.OTHER_NUMBER;
    }
}
