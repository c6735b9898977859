package org.metatables.operation.internal.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.metatables.Problem;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.ParameterType;

/**
 * Rows in the text format of {@code COPY}: values as the texts that PostgreSQL reads for their types, with what the
 * format means by a character escaped.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS">PostgreSQL: COPY, text
 *     format</a>
 */
final class CopyText {

    private static final String NULL = "\\N";

    private final List<String> columns;
    private final List<ParameterType> types;

    CopyText(List<String> columns, List<ParameterType> types) {
        this.columns = columns;
        this.types = types;
    }

    /**
     * A row.
     *
     * @param number its number, counted from 1
     * @throws ParameterException if it has another number of values than there are columns, or a value cannot be bound
     */
    byte[] of(List<?> row, long number) {
        if (row.size() != columns.size()) {
            throw new ParameterException(Problem.of("A row has " + row.size() + " values, but the bulk load names "
                            + columns.size() + " columns. Nothing was written.")
                    .at("row " + number));
        }
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            if (column > 0) {
                line.append('\t');
            }
            Object value = row.get(column);
            if (value == null) {
                line.append(NULL);
            } else {
                String place = columns.get(column) + " of row " + number;
                append(line, ValueText.of(place, value, types.get(column)));
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder line, String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(character);
            }
        }
    }
}
