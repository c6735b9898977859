package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.ParameterType;

/** The value of a parameter as the text that PostgreSQL reads for its type, and the type that its class suggests. */
final class ValueText {

    private ValueText() {}

    /**
     * The text of a value.
     *
     * @throws ParameterException if values of its class cannot be bound
     */
    static String of(String name, Object value, ParameterType type) {
        if (type.isJson()) {
            return value instanceof JsonNode || value instanceof CharSequence
                    ? value.toString()
                    : JsonText.of(name, value);
        }
        if (value instanceof JsonNode node) {
            return node.isArray() && type.isArray()
                    ? array(
                            name,
                            StreamSupport.stream(node.spliterator(), false)
                                    .map(element -> element.isNull() ? null : element.asText())
                                    .toList())
                    : node.toString();
        }
        if (value instanceof Collection<?> list) {
            return array(name, list);
        } else if (value instanceof Object[] array) {
            return array(name, Arrays.asList(array));
        }
        return scalar(name, value);
    }

    /** The type, as SQL writes it, that the class of a value suggests. */
    static Optional<String> suggestedType(Object value) {
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
        } else if (value instanceof LocalDate) {
            return Optional.of("date");
        } else if (value instanceof OffsetDateTime || value instanceof Instant || value instanceof ZonedDateTime) {
            return Optional.of("timestamptz");
        } else if (value instanceof LocalDateTime) {
            return Optional.of("timestamp");
        } else if (value instanceof LocalTime) {
            return Optional.of("time");
        } else if (value instanceof byte[]) {
            return Optional.of("bytea");
        } else if (value instanceof JsonNode) {
            return Optional.of("jsonb");
        } else if (value instanceof Collection<?> list) {
            return list.stream()
                    .flatMap(element ->
                            element == null ? Optional.<String>empty().stream() : suggestedType(element).stream())
                    .findFirst()
                    .map(element -> element + "[]");
        }
        return Optional.empty();
    }

    private static String scalar(String name, Object value) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        } else if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime().toString();
        } else if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Enum<?>
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof LocalTime
                || value instanceof OffsetDateTime
                || value instanceof OffsetTime) {
            return value.toString();
        }
        throw new ParameterException(
                Problem.of("The parameter " + name + " is a " + value.getClass().getName() + ", which cannot be bound.")
                        .remedy(
                                "Give a text, a number, a boolean, a UUID, a class of java.time, bytes, a list or a JsonNode."));
    }

    private static String array(String name, Collection<?> elements) {
        return elements.stream().map(element -> element(name, element)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(String name, @Nullable Object element) {
        if (element == null) {
            return "NULL";
        } else if (element instanceof List<?> list) {
            return array(name, list);
        }
        String text = element instanceof JsonNode node ? node.toString() : scalar(name, element);
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
