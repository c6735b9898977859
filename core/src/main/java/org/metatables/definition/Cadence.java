package org.metatables.definition;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metatables.Problem;

/** How often observations come: a number and a unit, such as {@code 1d} or {@code 15m}. */
public final class Cadence {

    private static final int MAX_LENGTH = 32;
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]*(mo|s|m|h|d|w|q|y)");

    private Cadence() {}

    /**
     * The cadence in lower case and without blanks around it; empty for a blank text.
     *
     * @throws InvalidDefinitionException if the text is not a positive number and one of {@code s m h d w mo q y}, or
     *     is longer than {@value #MAX_LENGTH} characters
     */
    public static Optional<String> normalise(String text) {
        String cadence = text.strip().toLowerCase(Locale.ROOT);
        if (cadence.isEmpty()) {
            return Optional.empty();
        }
        if (cadence.length() > MAX_LENGTH || !SHAPE.matcher(cadence).matches()) {
            throw new InvalidDefinitionException(Problem.of("The cadence '" + text + "' is not a number and a unit.")
                    .remedy("Write a number and one of s, m, h, d, w, mo, q, y, such as 15m or 1d."));
        }
        return Optional.of(cadence);
    }
}
