package org.metatables.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;

/**
 * A row of a result.
 *
 * <p>Whole numbers are {@code Long}, {@code real} and {@code double precision} {@code Double}, {@code numeric}
 * {@code BigDecimal}, {@code timestamp with time zone} {@code OffsetDateTime} in UTC, the other times the class of
 * {@code java.time} of their name, {@code json} and {@code jsonb} Jackson's {@code JsonNode}, {@code bytea}
 * {@code byte[]}, arrays {@code List}. What has no such class is its text in PostgreSQL. Where two columns share a name,
 * the second is called {@code name_2}. Immutable.
 */
public final class Row {

    private final Map<String, Integer> places;
    private final List<@Nullable Object> values;

    Row(Map<String, Integer> places, List<@Nullable Object> values) {
        this.places = places;
        this.values = values;
    }

    /**
     * Makes rows of one shape.
     *
     * @param places where each column is, in the order of the columns
     * @param values the values, null for SQL's null
     */
    public static Row of(Map<String, Integer> places, List<@Nullable Object> values) {
        return new Row(places, new ArrayList<>(values));
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(places.keySet());
    }

    /**
     * The value of a column, empty for null.
     *
     * @throws InvalidOperationException if there is no such column
     */
    public Optional<Object> get(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new InvalidOperationException(Problem.of("The result has no column " + column + ".")
                    .remedy("It has " + String.join(", ", places.keySet()) + "."));
        }
        return Optional.ofNullable(values.get(place));
    }

    /**
     * The value of a column as a class, empty for null.
     *
     * @throws InvalidOperationException if there is no such column, or its value is of another class
     */
    public <T> Optional<T> get(String column, Class<T> type) {
        return get(column).map(value -> {
            if (!type.isInstance(value)) {
                throw new InvalidOperationException(Problem.of("The column " + column + " is a "
                        + value.getClass().getSimpleName() + ", not a " + type.getSimpleName() + "."));
            }
            return type.cast(value);
        });
    }

    /** The value of a column as text, empty for null. */
    public Optional<String> text(String column) {
        return get(column).map(Object::toString);
    }

    /** The names of the columns only: a value may be a secret. */
    @Override
    public String toString() {
        return "Row" + places.keySet();
    }
}
