package org.metatables.operation.internal.execution;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.Row;
import org.postgresql.util.PGobject;

/** Reads rows as plain Java values, and counts their bytes. */
final class RowReader {

    private final ResultSet rows;
    private final String[] types;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final long maxBytes;
    private long bytes;

    RowReader(ResultSet rows, long maxBytes) throws SQLException {
        this.rows = rows;
        this.maxBytes = maxBytes;
        ResultSetMetaData columns = rows.getMetaData();
        types = new String[columns.getColumnCount()];
        for (int column = 0; column < types.length; column++) {
            types[column] = columns.getColumnTypeName(column + 1);
            places.put(freeName(columns.getColumnLabel(column + 1)), column);
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
        List<@Nullable Object> values = new ArrayList<>(types.length);
        for (int column = 1; column <= types.length; column++) {
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
            values.add(types[column - 1].equals("bytea") ? raw : value(column));
        }
        return Row.of(places, values);
    }

    private @Nullable Object value(int column) throws SQLException {
        String type = types[column - 1];
        return switch (type) {
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> rows.getLong(column);
            case "float4", "float8" -> rows.getDouble(column);
            case "numeric" -> number(rows.getString(column));
            case "bool" -> rows.getBoolean(column);
            case "uuid" -> rows.getObject(column, UUID.class);
            case "date" -> rows.getObject(column, LocalDate.class);
            case "time" -> rows.getObject(column, LocalTime.class);
            case "timetz" -> rows.getObject(column, OffsetTime.class);
            case "timestamp" -> rows.getObject(column, LocalDateTime.class);
            case "timestamptz" -> rows.getObject(column, OffsetDateTime.class);
            case "json", "jsonb" -> JsonText.read(rows.getString(column));
            default -> type.startsWith("_") ? list(rows.getArray(column)) : rows.getString(column);
        };
    }

    /** A number; infinity and "not a number" are no decimals. */
    private static Object number(String text) {
        boolean special = text.endsWith("NaN") || text.endsWith("Infinity");
        return special ? (Object) Double.valueOf(text) : new BigDecimal(text);
    }

    private static List<@Nullable Object> list(Array array) throws SQLException {
        List<@Nullable Object> values = elements((Object[]) array.getArray());
        array.free();
        return values;
    }

    private static List<@Nullable Object> elements(Object[] array) {
        List<@Nullable Object> values = new ArrayList<>(array.length);
        Arrays.stream(array).forEach(element -> values.add(element(element)));
        return values;
    }

    private static @Nullable Object element(@Nullable Object element) {
        if (element instanceof Object[] nested) {
            return elements(nested);
        } else if (element instanceof Integer || element instanceof Short) {
            return ((Number) element).longValue();
        } else if (element instanceof Float number) {
            return number.doubleValue();
        } else if (element instanceof Timestamp time) {
            return time.toInstant().atOffset(ZoneOffset.UTC);
        } else if (element instanceof Date date) {
            return date.toLocalDate();
        } else if (element instanceof Time time) {
            return time.toLocalTime();
        } else if (element instanceof PGobject object && object.getValue() != null) {
            return object.getType().startsWith("json") ? JsonText.read(object.getValue()) : object.getValue();
        }
        return element;
    }
}
