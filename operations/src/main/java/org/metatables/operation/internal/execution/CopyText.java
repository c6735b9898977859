package org.metatables.operation.internal.execution;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.metatables.Problem;
import org.metatables.internal.CopyLine;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.ParameterType;

/**
 * Rows in the text format of {@code COPY}: values as the texts that PostgreSQL reads for their types, with what the
 * format means by a character escaped.
 */
final class CopyText {

    private final List<String> columns;
    private final List<ParameterType> types;

    CopyText(List<String> columns, List<ParameterType> types) {
        this.columns = columns;
        this.types = types;
    }

    /**
     * Appends a row.
     *
     * @param number its number, counted from 1
     * @throws ParameterException if it has another number of values than there are columns, or a value cannot be bound
     */
    void append(StringBuilder lines, List<?> row, long number) {
        if (row.size() != columns.size()) {
            throw new ParameterException(Problem.of("A row has " + row.size() + " values, but the bulk load names "
                            + columns.size() + " columns. Nothing was written.")
                    .at("row " + number));
        }
        for (int column = 0; column < row.size(); column++) {
            if (column > 0) {
                lines.append('\t');
            }
            Object value = row.get(column);
            if (value == null) {
                lines.append(CopyLine.NULL);
            } else if (isPlain(value, types.get(column))) {
                lines.append(value);
            } else {
                String place = columns.get(column) + " of row " + number;
                CopyLine.append(lines, ValueText.of(place, value, types.get(column)));
            }
        }
        lines.append('\n');
    }

    /** Whether a value is its own text, with no character in it that means something to the format: most values of most loads. */
    private static boolean isPlain(Object value, ParameterType type) {
        if (type.isArray() || type.isJson()) {
            return false;
        }
        if (value instanceof String text) {
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character < ' ' || character == '\\' || Character.isSurrogate(character)) {
                    return false;
                }
            }
            return true;
        }
        return value instanceof Long
                || value instanceof Integer
                || value.getClass() == BigDecimal.class
                || value instanceof UUID
                || value instanceof Boolean;
    }
}
