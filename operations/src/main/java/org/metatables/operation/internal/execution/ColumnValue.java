package org.metatables.operation.internal.execution;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.operation.internal.analysis.ParameterType;
import org.postgresql.util.PGbytea;

/** Reads the values of a column, and the elements of its arrays, as plain values of Java. */
final class ColumnValue {

    private final ResultSet rows;
    private final int column;
    private final String type;

    /**
     * @param column the column, counted from 1
     * @param type its type, as the driver calls it
     */
    ColumnValue(ResultSet rows, int column, String type) {
        this.rows = rows;
        this.column = column;
        this.type = type;
    }

    /** The value in the row that the result stands at, which is not null. */
    @Nullable
    Object read() throws SQLException {
        return switch (type) {
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> rows.getLong(column);
            case "float4", "float8" -> rows.getDouble(column);
            case "numeric" -> number();
            case "bool" -> rows.getBoolean(column);
            case "bytea" -> rows.getBytes(column);
            case "uuid" -> rows.getObject(column, UUID.class);
            case "date" -> rows.getObject(column, LocalDate.class);
            case "time" -> rows.getObject(column, LocalTime.class);
            case "timetz" -> rows.getObject(column, OffsetTime.class);
            case "timestamp" -> rows.getObject(column, LocalDateTime.class);
            case "timestamptz" -> rows.getObject(column, OffsetDateTime.class);
            default -> {
                String text = rows.getString(column);
                yield type.startsWith("_")
                        ? ArrayText.read(text, ParameterType.delimiter(type), this::element)
                        : value(type, text);
            }
        };
    }

    /** The driver has numbers in binary: a text of each on the way would take longer than all else of a row. */
    private Object number() throws SQLException {
        try {
            return rows.getBigDecimal(column);
        } catch (SQLException special) {
            return number(rows.getString(column));
        }
    }

    private Object element(String text) throws SQLException {
        return value(type.substring(1), text);
    }

    private Object value(String of, String text) throws SQLException {
        return switch (of) {
            case "int2", "int4", "int8", "oid" -> Long.valueOf(text);
            case "float4", "float8" -> Double.valueOf(text);
            case "numeric" -> number(text);
            case "bool" -> text.startsWith("t");
            case "bytea" -> PGbytea.toBytes(text.getBytes(StandardCharsets.US_ASCII));
            case "uuid" -> UUID.fromString(text);
            case "date" -> TimeText.date(text);
            case "time" -> TimeText.time(text);
            case "timetz" -> TimeText.timetz(text);
            case "timestamp" -> TimeText.timestamp(text);
            case "timestamptz" -> TimeText.timestamptz(text);
            case "json", "jsonb" -> JsonText.read(text);
            default -> text;
        };
    }

    /** A number; infinity and "not a number" are no decimals. */
    private static Object number(String text) {
        boolean special = text.endsWith("NaN") || text.endsWith("Infinity");
        return special ? (Object) Double.valueOf(text) : new BigDecimal(text);
    }
}
