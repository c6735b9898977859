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
    private final boolean perRow;
    private long bytes;
    private long largest = 1;

    private RowReader(ResultSet rows, long maxBytes, boolean perRow) throws SQLException {
        this.rows = rows;
        this.maxBytes = maxBytes;
        this.perRow = perRow;
        ResultSetMetaData described = rows.getMetaData();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            columns.add(new ColumnValue(rows, column, described.getColumnTypeName(column)));
            places.put(freeName(described.getColumnLabel(column)), column - 1);
        }
    }

    /** A reader for rows that may take so many bytes together. */
    static RowReader withinBytes(ResultSet rows, long maxBytes) throws SQLException {
        return new RowReader(rows, maxBytes, false);
    }

    /** A reader for rows each of which may take so many bytes. */
    static RowReader withinBytesPerRow(ResultSet rows, long maxBytes) throws SQLException {
        return new RowReader(rows, maxBytes, true);
    }

    /** The bytes of the largest row so far, at least 1. */
    long largestRow() {
        return largest;
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
     * @throws ResultTooLargeException if it is too large, or all rows so far are
     */
    Row read() throws SQLException {
        long before = perRow ? 0 : bytes;
        bytes = before;
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
                        Problem.of((perRow ? "A row of the stream takes" : "The rows of the operation take")
                                        + " more than " + maxBytes + " bytes.")
                                .remedy("Ask for fewer rows or columns."));
            }
            values.add(columns.get(column - 1).read());
        }
        largest = Math.max(largest, bytes - before);
        return Row.of(places, values);
    }
}
