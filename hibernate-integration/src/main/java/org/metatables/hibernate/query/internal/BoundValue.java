package org.metatables.hibernate.query.internal;

import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * The value of a parameter, with the type that the PostgreSQL driver would send: where it sends none, the server finds
 * it out, here as there.
 *
 * @param value the value; null is SQL's null
 * @param type the type, as PostgreSQL calls it
 */
public record BoundValue(@Nullable Object value, Optional<String> type) {

    /** What a call such as {@code setLong(1, 5)} binds; empty where it is not known. */
    static Optional<BoundValue> of(String method, Arguments arguments) throws SQLException {
        Object value = arguments.any(1);
        return switch (method) {
            case "setNull" -> Optional.of(new BoundValue(null, typeOfNull(arguments.number(1))));
            case "setTimestamp" -> Optional.of(untyped(moment(arguments)));
            case "setTime" -> Optional.of(untyped(time(arguments)));
            case "setDate" -> Optional.of(untyped(arguments.get(1, Date.class).toLocalDate()));
            case "setArray" -> Optional.of(array(arguments.get(1, Array.class)));
            case "setSQLXML" -> Optional.of(typed(arguments.get(1, SQLXML.class).getString(), "xml"));
            case "setObject" ->
                value instanceof String && arguments.count() > 2 && arguments.number(2) == Types.OTHER
                        ? Optional.of(untyped(value))
                        : of(value);
            case "setString",
                    "setNString",
                    "setBoolean",
                    "setByte",
                    "setShort",
                    "setInt",
                    "setLong",
                    "setFloat",
                    "setDouble",
                    "setBigDecimal",
                    "setBytes" -> of(value);
            default -> Optional.empty();
        };
    }

    private static BoundValue untyped(Object value) {
        return new BoundValue(value, Optional.empty());
    }

    private static BoundValue typed(Object value, String type) {
        return new BoundValue(value, Optional.of(type));
    }

    private static Optional<BoundValue> of(@Nullable Object value) {
        if (value == null) {
            return Optional.of(new BoundValue(null, Optional.empty()));
        } else if (value instanceof PGobject other) {
            return Optional.of(new BoundValue(other.getValue(), Optional.ofNullable(other.getType())));
        }
        return typeOf(value).map(type -> typed(value, type));
    }

    private static Optional<String> typeOf(Object value) {
        if (value instanceof String) {
            return Optional.of("varchar");
        } else if (value instanceof Boolean) {
            return Optional.of("bool");
        } else if (value instanceof Byte || value instanceof Short) {
            return Optional.of("int2");
        } else if (value instanceof Integer) {
            return Optional.of("int4");
        } else if (value instanceof Long) {
            return Optional.of("int8");
        } else if (value instanceof Float) {
            return Optional.of("float4");
        } else if (value instanceof Double) {
            return Optional.of("float8");
        } else if (value instanceof Number) {
            return Optional.of("numeric");
        } else if (value instanceof byte[]) {
            return Optional.of("bytea");
        } else if (value instanceof UUID) {
            return Optional.of("uuid");
        }
        return typeOfTime(value);
    }

    private static Optional<String> typeOfTime(Object value) {
        if (value instanceof LocalDate) {
            return Optional.of("date");
        } else if (value instanceof LocalTime) {
            return Optional.of("time");
        } else if (value instanceof OffsetTime) {
            return Optional.of("timetz");
        } else if (value instanceof LocalDateTime) {
            return Optional.of("timestamp");
        } else if (value instanceof OffsetDateTime) {
            return Optional.of("timestamptz");
        }
        return Optional.empty();
    }

    private static Optional<String> typeOfNull(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN -> Optional.of("bool");
            case Types.TINYINT, Types.SMALLINT -> Optional.of("int2");
            case Types.INTEGER -> Optional.of("int4");
            case Types.BIGINT -> Optional.of("int8");
            case Types.REAL -> Optional.of("float4");
            case Types.FLOAT, Types.DOUBLE -> Optional.of("float8");
            case Types.DECIMAL, Types.NUMERIC -> Optional.of("numeric");
            case Types.CHAR, Types.NCHAR -> Optional.of("bpchar");
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> Optional.of("varchar");
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Optional.of("bytea");
            case Types.DATE -> Optional.of("date");
            case Types.SQLXML -> Optional.of("xml");
            default -> Optional.empty();
        };
    }

    /** The driver writes the offset, too, and the server takes it or leaves it, as the type of the column is. */
    private static OffsetDateTime moment(Arguments arguments) {
        return moment(arguments.get(1, Timestamp.class), zone(arguments));
    }

    private static OffsetDateTime moment(Timestamp timestamp, ZoneId zone) {
        return timestamp.toInstant().atZone(zone).toOffsetDateTime();
    }

    private static OffsetTime time(Arguments arguments) {
        return java.time.Instant.ofEpochMilli(arguments.get(1, Time.class).getTime())
                .atZone(zone(arguments))
                .toOffsetDateTime()
                .toOffsetTime();
    }

    private static ZoneId zone(Arguments arguments) {
        return arguments.has(2, Calendar.class)
                ? arguments.get(2, Calendar.class).getTimeZone().toZoneId()
                : ZoneId.systemDefault();
    }

    private static BoundValue array(Array array) throws SQLException {
        Object[] elements = (Object[]) array.getArray();
        return typed(Arrays.stream(elements).map(BoundValue::element).toList(), array.getBaseTypeName() + "[]");
    }

    private static @Nullable Object element(@Nullable Object element) {
        if (element instanceof Object[] inner) {
            return Arrays.stream(inner).map(BoundValue::element).toList();
        } else if (element instanceof PGobject other) {
            return other.getValue();
        } else if (element instanceof Date date) {
            return date.toLocalDate();
        } else if (element instanceof Time time) {
            return java.time.Instant.ofEpochMilli(time.getTime())
                    .atZone(ZoneId.systemDefault())
                    .toLocalTime();
        } else if (element instanceof Timestamp timestamp) {
            return moment(timestamp, ZoneId.systemDefault());
        }
        return element;
    }
}
