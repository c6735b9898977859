package org.metatables.filter;

import java.util.List;
import java.util.stream.Stream;

/**
 * A comparison of a field with a value.
 *
 * @param field the field
 * @param operator the comparison
 * @param value what it is compared with: a text, truth value, number, date, time, point in time or uuid; for {@link Operator#IN},
 *     {@link Operator#NOT_IN} and {@link Operator#BETWEEN} a list of such
 */
public record Condition(FieldName field, Operator operator, Object value) implements Filter {

    /** @throws InvalidFilterException if the operator cannot compare with such a value */
    public Condition {
        FilterValues.require(field, operator, value);
        if (value instanceof List<?> list) {
            value = List.copyOf(list);
        }
    }

    @Override
    public Stream<Condition> conditions() {
        return Stream.of(this);
    }

    @Override
    public int depth() {
        return 0;
    }

    /** Does not tell the value, which may be somebody's secret. */
    @Override
    public String toString() {
        return field + " " + operator.wireName();
    }
}
