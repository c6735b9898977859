package org.metatables.hibernate.query.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgSQLXML;
import org.postgresql.util.PGInterval;

/** The values of governed rows as the driver's result set would give them. */
final class ColumnRead {

    /** What PostgreSQL writes for an interval, and for no value of another type that is read without naming a class. */
    private static final Pattern INTERVAL =
            Pattern.compile("(?=.)((-?\\d+ (years?|mons?|days?) ?)*)(-?\\d+:\\d\\d:\\d\\d(\\.\\d+)?)?");

    private ColumnRead() {}

    /** What a method gives for SQL's null. */
    static @Nullable Object ofNull(String method) {
        return switch (method) {
            case "getByte" -> (byte) 0;
            case "getShort" -> (short) 0;
            case "getInt" -> 0;
            case "getLong" -> 0L;
            case "getFloat" -> 0f;
            case "getDouble" -> 0d;
            case "getBoolean" -> false;
            default -> null;
        };
    }

    /** What a method gives for a value; empty where it gives nothing. */
    static Optional<Object> of(String method, Object value, Arguments arguments) throws SQLException {
        return switch (method) {
            case "getString", "getNString" -> Optional.of(text(value));
            case "getByte" -> number(value).map(BigDecimal::byteValueExact);
            case "getShort" -> number(value).map(BigDecimal::shortValueExact);
            case "getInt" -> number(value).map(BigDecimal::intValueExact);
            case "getLong" -> number(value).map(BigDecimal::longValueExact);
            case "getFloat" -> floating(value).map(Double::floatValue);
            case "getDouble" -> floating(value).map(Object.class::cast);
            case "getBigDecimal" -> number(value).map(Object.class::cast);
            case "getBoolean" -> truth(value).map(Object.class::cast);
            case "getBytes" -> value instanceof byte[] ? Optional.of(value) : Optional.empty();
            case "getDate" -> TimeRead.date(value).map(Date::valueOf);
            case "getTime" -> TimeRead.time(value, arguments).map(Object.class::cast);
            case "getTimestamp" -> TimeRead.timestamp(value, arguments).map(Object.class::cast);
            case "getArray" -> value instanceof List<?> list ? Optional.of(ArrayProxy.of(list)) : Optional.empty();
            case "getSQLXML" -> Optional.of(new PgSQLXML(null, text(value)));
            case "getCharacterStream" -> Optional.of(new StringReader(text(value)));
            case "getObject" ->
                arguments.has(1, Class.class) ? as(arguments.get(1, Class.class), value) : Optional.of(object(value));
            default -> Optional.empty();
        };
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        return value.toString();
    }

    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number);
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
        } else if (value instanceof Number number) {
            return Optional.of(BigDecimal.valueOf(number.longValue()));
        } else if (value instanceof Boolean truth) {
            return Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
        } else if (value instanceof String text) {
            return Optional.of(new BigDecimal(text.trim()));
        }
        return Optional.empty();
    }

    private static Optional<Double> floating(Object value) {
        return value instanceof Number number
                ? Optional.of(number.doubleValue())
                : number(value).map(BigDecimal::doubleValue);
    }

    private static Optional<Boolean> truth(Object value) {
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        } else if (value instanceof Number number) {
            return Optional.of(number.longValue() != 0);
        }
        return Optional.empty();
    }

    private static Optional<Object> as(Class<?> type, Object value) {
        if (type.isInstance(value)) {
            return Optional.of(value);
        } else if (type == BigInteger.class) {
            return number(value).map(BigDecimal::toBigIntegerExact);
        } else if (type == String.class) {
            return Optional.of(text(value));
        }
        return TimeRead.as(type, value);
    }

    /** Without a class Hibernate asks for enums, documents, addresses and intervals. */
    private static Object object(Object value) throws SQLException {
        if (value instanceof JsonNode document) {
            return document.toString();
        } else if (value instanceof List<?> list) {
            return ArrayProxy.of(list);
        } else if (value instanceof String text && INTERVAL.matcher(text).matches()) {
            return new PGInterval(text);
        }
        return value;
    }
}
