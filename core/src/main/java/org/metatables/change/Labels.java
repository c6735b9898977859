package org.metatables.change;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.StorableText;

/**
 * Labels as people write them: without the blanks around them, without blank ones, each once whatever its case, in the first
 * spelling. See 7.4 of the reference system's specification.
 *
 * @param values at least one
 */
record Labels(List<String> values) {

    private static final int LONGEST = 100;
    private static final int MOST = 100;

    /** @throws InvalidChangeException if nothing is left, or one cannot be a label */
    static Labels of(Collection<String> written) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : written) {
            String text = Optional.ofNullable(label)
                    .orElseThrow(() -> new InvalidChangeException("A label is null.", "Leave it out."))
                    .strip();
            if (!text.isEmpty()) {
                check(text);
                labels.putIfAbsent(key(text), text);
            }
        }
        if (labels.isEmpty()) {
            throw new InvalidChangeException("There is no label.", "Name at least one that is not blank.");
        }
        if (labels.size() > MOST) {
            throw new InvalidChangeException(
                    "There are " + labels.size() + " labels.", "Name at most " + MOST + " at once.");
        }
        return new Labels(List.copyOf(labels.values()));
    }

    /** What is the same for all spellings of a label. */
    static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    private static void check(String label) {
        Optional<String> fault = StorableText.fault(label);
        if (fault.isPresent()) {
            throw new InvalidChangeException("A label " + fault.get() + ".", "Leave the character out.");
        }
        if (label.codePointCount(0, label.length()) > LONGEST) {
            throw new InvalidChangeException(
                    "A label has more than " + LONGEST + " characters.", "Shorten it; long texts are descriptions.");
        }
    }
}
