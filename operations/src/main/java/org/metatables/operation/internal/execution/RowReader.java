package org.metatables.operation.internal.execution;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.Row;

/** Reads rows, and counts their bytes. */
final class RowReader {

    private final ResultSet rows;
    private final List<ColumnValue> columns = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final long maxBytes;
    private long bytes;

    RowReader(ResultSet rows, long maxBytes) throws SQLException {
        this.rows = rows;
        this.maxBytes = maxBytes;
        ResultSetMetaData described = rows.getMetaData();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            columns.add(new ColumnValue(rows, column, described.getColumnTypeName(column)));
            places.put(freeName(described.getColumnLabel(column)), column - 1);
        }
    }

    /** A second column of a name gets a number: {@code name_2}. */
    private String freeName(String label) {
        String name = label;
        for (int number = 2; places.containsKey(name); number++) {
            name = label + "_" + number;
        }
        return name;
    }

    /**
     * The row that the result stands at.
     *
     * @throws ResultTooLargeException if all rows so far are too large
     */
    Row read() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int column = 1; column <= columns.size(); column++) {
            byte[] raw = rows.getBytes(column);
            if (raw == null) {
                values.add(null);
                continue;
            }
            bytes += raw.length;
            if (bytes > maxBytes) {
                throw new ResultTooLargeException(
                        Problem.of("The rows of the operation take more than " + maxBytes + " bytes.")
                                .remedy("Ask for fewer rows or columns."));
            }
            values.add(columns.get(column - 1).read());
        }
        return Row.of(places, values);
    }
}
