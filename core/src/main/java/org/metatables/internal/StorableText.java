package org.metatables.internal;

import java.util.Optional;
import java.util.stream.IntStream;

/** Which texts PostgreSQL can take; a driver reports the others too late, or changes them in silence. */
public final class StorableText {

    private StorableText() {}

    /** What is wrong with the text, as the end of a sentence; empty where nothing is. */
    public static Optional<String> fault(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has the character with code zero");
        }
        if (IntStream.range(0, text.length()).anyMatch(i -> isHalfCharacter(text, i))) {
            return Optional.of("has half a character (an unpaired surrogate)");
        }
        return Optional.empty();
    }

    private static boolean isHalfCharacter(String text, int position) {
        char unit = text.charAt(position);
        if (Character.isHighSurrogate(unit)) {
            return position + 1 == text.length() || !Character.isLowSurrogate(text.charAt(position + 1));
        }
        return Character.isLowSurrogate(unit)
                && (position == 0 || !Character.isHighSurrogate(text.charAt(position - 1)));
    }
}
