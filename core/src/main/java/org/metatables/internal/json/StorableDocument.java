package org.metatables.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.StorableText;

/**
 * Finds what PostgreSQL cannot store of a JSON document that Java holds: the character with code zero, halves of surrogate
 * pairs, numbers without end, and values that JSON does not have. Looks at no more than a bounded depth and a bounded size.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-json.html">PostgreSQL: JSON types</a>
 */
public final class StorableDocument {

    private final int deepest;
    private final List<JsonFault> faults = new ArrayList<>();
    private long charactersLeft;

    private StorableDocument(int deepest, long mostCharacters) {
        this.deepest = deepest;
        this.charactersLeft = mostCharacters;
    }

    /**
     * Every fault of the document; one for all that lies beyond the bounds.
     *
     * @param deepest how many objects and lists may stand in one another
     * @param mostCharacters how many characters all texts and keys may have together
     */
    public static List<JsonFault> faults(Map<String, ?> document, int deepest, long mostCharacters) {
        StorableDocument texts = new StorableDocument(deepest, mostCharacters);
        texts.members("", document, 1);
        if (texts.charactersLeft < 0) {
            return List.of(new JsonFault(
                    "", "Its texts have more than " + mostCharacters + " characters in all.", "Shorten them."));
        }
        return texts.faults;
    }

    private void members(String path, Map<?, ?> members, int depth) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String key = String.valueOf(member.getKey());
            String place = path.isEmpty() ? key : path + "." + key;
            if (!text(path, key, "A key of it")) {
                continue;
            }
            value(place, member.getValue(), depth);
        }
    }

    private void items(String path, List<?> items, int depth) {
        for (int i = 0; i < items.size() && charactersLeft >= 0; i++) {
            value(path + "[" + i + "]", items.get(i), depth);
        }
    }

    private void value(String path, Object value, int depth) {
        if (charactersLeft < 0) {
            return;
        }
        if (value instanceof String text) {
            text(path, text, "It");
        } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
            nested(path, value, depth + 1);
        } else if (value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float single && !Float.isFinite(single)) {
            faults.add(new JsonFault(path, "It is too large for a number.", "Write a smaller number."));
        } else if (value != null && !(value instanceof Number || value instanceof Boolean)) {
            faults.add(new JsonFault(
                    path, "JSON has no values of this type.", "Write a text, a number, true or false in its place."));
        }
    }

    private void nested(String path, Object value, int depth) {
        if (depth > deepest) {
            faults.add(new JsonFault(
                    path, "More than " + deepest + " objects and lists stand in one another.", "Nest less deeply."));
        } else if (value instanceof Map<?, ?> map) {
            members(path, map, depth);
        } else if (value instanceof List<?> list) {
            items(path, list, depth);
        }
    }

    private boolean text(String path, String text, String subject) {
        charactersLeft -= text.length();
        Optional<String> fault = StorableText.fault(text);
        fault.ifPresent(words -> faults.add(
                new JsonFault(path, subject + " " + words + ".", "PostgreSQL cannot store it: leave it out.")));
        return fault.isEmpty();
    }
}
