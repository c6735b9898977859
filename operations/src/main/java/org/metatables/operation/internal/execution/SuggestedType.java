package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The type that the class of a value suggests, for what PostgreSQL cannot tell from the statement. */
final class SuggestedType {

    private SuggestedType() {}

    /** The type, as SQL writes it; empty where the class suggests none. */
    static Optional<String> of(Object value) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>) {
            return Optional.of("text");
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Optional.of("integer");
        } else if (value instanceof Long) {
            return Optional.of("bigint");
        } else if (value instanceof Double || value instanceof Float) {
            return Optional.of("double precision");
        } else if (value instanceof Number) {
            return Optional.of("numeric");
        } else if (value instanceof Boolean) {
            return Optional.of("boolean");
        } else if (value instanceof UUID) {
            return Optional.of("uuid");
        } else if (value instanceof byte[]) {
            return Optional.of("bytea");
        } else if (value instanceof JsonNode) {
            return Optional.of("jsonb");
        } else if (value instanceof Collection<?> list) {
            return list.stream()
                    .filter(Objects::nonNull)
                    .flatMap(element -> of(element).stream())
                    .findFirst()
                    // A list of lists is an array of two dimensions, whose type is that of one.
                    .map(element -> element.endsWith("[]") ? element : element + "[]");
        }
        return ofTime(value);
    }

    private static Optional<String> ofTime(Object value) {
        if (value instanceof LocalDate) {
            return Optional.of("date");
        } else if (value instanceof OffsetDateTime || value instanceof Instant || value instanceof ZonedDateTime) {
            return Optional.of("timestamptz");
        } else if (value instanceof LocalDateTime) {
            return Optional.of("timestamp");
        } else if (value instanceof LocalTime) {
            return Optional.of("time");
        } else if (value instanceof OffsetTime) {
            return Optional.of("timetz");
        } else if (value instanceof Duration || value instanceof Period) {
            return Optional.of("interval");
        }
        return Optional.empty();
    }
}
