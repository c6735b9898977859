package org.metatables.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and truth values as JSON, in their own order.
 *
 * <p>The layout for people puts one fact on a line: an object or a list that holds no objects stands on one line if it
 * is short enough, and all else has a line for each of its members. So a review shows what changed and nothing besides.
 */
public final class JsonWriter {

    private static final int LINE_LENGTH = 160;

    private final StringBuilder out = new StringBuilder();
    private final boolean spaced;

    private JsonWriter(boolean spaced) {
        this.spaced = spaced;
    }

    /** The object on one line, without blanks. */
    public static String compact(Map<String, ?> object) {
        return onOneLine(object);
    }

    /** The list on one line, without blanks. */
    public static String compact(List<?> list) {
        return onOneLine(list);
    }

    /** The value laid out for people, with a line feed at its end. */
    public static String pretty(Map<String, ?> object) {
        JsonWriter writer = new JsonWriter(true);
        writer.laidOut(object, "");
        return writer.out.append('\n').toString();
    }

    /** Three members in this order, as an object to be written or a part of one. */
    public static Map<String, Object> members(
            String key1, String value1, String key2, String value2, String key3, String value3) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(key1, value1);
        members.put(key2, value2);
        members.put(key3, value3);
        return members;
    }

    private static String onOneLine(Object value) {
        JsonWriter writer = new JsonWriter(false);
        writer.inline(value);
        return writer.out.toString();
    }

    private void laidOut(Object value, String indent) {
        if (isLeaf(value)) {
            int start = out.length();
            inline(value);
            int lineStart = out.lastIndexOf("\n", start) + 1;
            if (out.length() - lineStart < LINE_LENGTH || isScalar(value)) {
                return;
            }
            out.setLength(start);
        }
        if (value instanceof Map<?, ?> map) {
            String separator = "{\n";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator).append(indent).append("  ");
                key(member.getKey());
                laidOut(member.getValue(), indent + "  ");
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else {
            String separator = "[\n";
            for (Object item : (List<?>) value) {
                out.append(separator).append(indent).append("  ");
                laidOut(item, indent + "  ");
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        }
    }

    private static boolean isLeaf(Object value) {
        Collection<?> parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : List.of();
        return parts.stream().allMatch(part -> isScalar(part) || part instanceof List<?> list && isListOfScalars(list));
    }

    private static boolean isListOfScalars(List<?> list) {
        return list.stream().allMatch(JsonWriter::isScalar);
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map<?, ?> || value instanceof List<?>);
    }

    private void inline(Object value) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator);
                key(member.getKey());
                inline(member.getValue());
                separator = comma();
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                inline(item);
                separator = comma();
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            quoted(text);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException(
                    "A value of type " + value.getClass().getName() + " cannot be written as JSON.");
        }
    }

    private void key(Object key) {
        quoted((String) key);
        out.append(spaced ? ": " : ":");
    }

    private String comma() {
        return spaced ? ", " : ",";
    }

    private void quoted(String text) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
