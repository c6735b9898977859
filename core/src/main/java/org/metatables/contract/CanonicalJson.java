package org.metatables.contract;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of JSON that fingerprints are taken of: the output of Python's {@code json.dumps(sort_keys=True)},
 * byte for byte.
 *
 * <p>Keys are sorted by code point, {@code ", "} and {@code ": "} separate, and all that is not ASCII is escaped. See
 * 3.4 of the reference system's specification.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The JSON text of a value.
     *
     * @param value null, a text, a truth value, a whole number, a {@link Double}, a {@link UUID}, a {@link LocalDate},
     *     an {@link OffsetDateTime}, or a list of such values, or a map of such values by text
     * @throws IllegalArgumentException if there is any other value in it
     */
    public static String write(@Nullable Object value) {
        CanonicalJson json = new CanonicalJson();
        json.append(value);
        return json.out.toString();
    }

    private void append(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof List<?> list) {
            appendList(list);
        } else if (value instanceof String text) {
            appendText(text);
        } else if (value instanceof Double number) {
            out.append(PythonFloat.repr(number));
        } else if (value == null || value instanceof Boolean || isWhole(value)) {
            out.append(value);
        } else if (value instanceof UUID || value instanceof LocalDate) {
            appendText(value.toString());
        } else if (value instanceof OffsetDateTime time) {
            appendText(PythonIsoFormat.of(time));
        } else {
            throw new IllegalArgumentException(
                    "A value of type " + value.getClass().getName() + " has no canonical JSON.");
        }
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte;
    }

    private void appendMap(Map<?, ?> map) {
        String separator = "{";
        String[] keys = map.keySet().toArray(String[]::new);
        Arrays.sort(keys, CanonicalJson::compareByCodePoint);
        for (String key : keys) {
            out.append(separator);
            appendText(key);
            out.append(": ");
            append(map.get(key));
            separator = ", ";
        }
        out.append(keys.length == 0 ? "{}" : "}");
    }

    /** Unlike {@link String#compareTo}, which puts the halves of characters beyond U+FFFF before U+E000. */
    private static int compareByCodePoint(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char ofLeft = left.charAt(i);
            char ofRight = right.charAt(i);
            if (ofLeft != ofRight && Character.isSurrogate(ofLeft) != Character.isSurrogate(ofRight)) {
                return Character.isSurrogate(ofLeft) ? 1 : -1;
            }
            if (ofLeft != ofRight) {
                return ofLeft - ofRight;
            }
        }
        return left.length() - right.length();
    }

    private void appendList(List<?> list) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            append(item);
            separator = ", ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void appendText(String text) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            appendEscaped(text);
        }
        out.append('"');
    }

    /** Nearly every text is, and a program that has just started copies it as a whole much faster than by its characters. */
    private static boolean isPlain(String text) {
        for (char character : text.toCharArray()) {
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private void appendEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (character < ' ' || character > '~') {
                        out.append(String.format("\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
    }
}
