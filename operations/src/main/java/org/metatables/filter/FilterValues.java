package org.metatables.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.contract.PythonIsoFormat;

/** What a filter may compare with, and how that is written as JSON. */
final class FilterValues {

    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            Instant.class,
            UUID.class);

    private FilterValues() {}

    static void require(FieldName field, Operator operator, Object value) {
        boolean fits = switch (operator.operand()) {
            case ONE -> isScalar(value);
            case TEXT -> value instanceof String;
            case FLAG -> value instanceof Boolean;
            case LIST -> isListOfScalars(value);
            case PAIR -> isListOfScalars(value) && ((Collection<?>) value).size() == 2;
        };
        if (!fits) {
            throw new InvalidFilterException(
                    Problem.of("The operator " + operator.wireName() + " cannot compare with such a value.")
                            .at("field " + field)
                            .remedy("Give it " + operator.operand() + "."));
        }
    }

    /** As a text, number or truth value, or a list of such. */
    static Object toJson(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(FilterValues::toJson).toList();
        }
        if (value instanceof OffsetDateTime time) {
            return PythonIsoFormat.of(time);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static boolean isListOfScalars(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(FilterValues::isScalar);
    }

    private static boolean isScalar(@Nullable Object value) {
        return value != null && (SCALARS.contains(value.getClass()) || isFinite(value));
    }

    private static boolean isFinite(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                || value instanceof Float small && Float.isFinite(small);
    }
}
