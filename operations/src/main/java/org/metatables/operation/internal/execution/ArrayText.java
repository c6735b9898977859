package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text form of arrays. The driver's own arrays go through {@code java.sql}'s times, which know neither
 * microseconds nor infinity, and shift by the time zone of the machine.
 *
 * @see <a href="https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO">PostgreSQL: array input and output</a>
 */
final class ArrayText {

    private final String text;
    private final char delimiter;
    private final Element reader;
    private int at;

    private ArrayText(String text, char delimiter, Element reader) {
        this.text = text;
        this.delimiter = delimiter;
        this.reader = reader;
    }

    /**
     * Reads an array as a list, one of several dimensions as lists in lists. Where its indexes begin is not kept.
     *
     * @param text what PostgreSQL wrote
     * @param delimiter what stands between elements
     * @param reader makes a value of the text of an element
     */
    static List<@Nullable Object> read(String text, char delimiter, Element reader) throws SQLException {
        ArrayText array = new ArrayText(text, delimiter, reader);
        array.at = text.indexOf('{') + 1;
        return array.elements();
    }

    private List<@Nullable Object> elements() throws SQLException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (text.charAt(at) != '}') {
            elements.add(element());
            if (text.charAt(at) == delimiter) {
                at++;
            }
        }
        at++;
        return elements;
    }

    private @Nullable Object element() throws SQLException {
        char first = text.charAt(at);
        if (first == '{') {
            at++;
            return elements();
        }
        if (first == '"') {
            return reader.read(quoted());
        }
        int start = at;
        while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
            at++;
        }
        String plain = text.substring(start, at);
        return plain.equals("NULL") ? null : reader.read(plain);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 1 : 0;
            value.append(text.charAt(at));
            at++;
        }
        at++;
        return value.toString();
    }

    /** Makes a value of the text of an element. */
    interface Element {
        Object read(String text) throws SQLException;
    }
}
