package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.ParameterType;

/** The values of parameters as the texts that PostgreSQL reads for their types. */
final class ValueText {

    private ValueText() {}

    /**
     * The text of a value.
     *
     * @throws ParameterException if values of its class cannot be bound, or it holds half a character
     */
    static String of(String name, Object value, ParameterType type) {
        String text = text(name, value, type);
        requireWholeCharacters(name, text);
        return text;
    }

    private static String text(String name, Object value, ParameterType type) {
        if (type.isJson()) {
            return document(name, value);
        }
        Optional<Collection<?>> list = value instanceof ArrayNode && !type.isArray() ? Optional.empty() : list(value);
        return list.isPresent() ? array(name, list.get(), type) : scalar(name, value);
    }

    /** The driver would write a question mark in the place of half a character. */
    private static void requireWholeCharacters(String name, String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean pair = Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1));
            if (Character.isSurrogate(character) && !pair) {
                throw new ParameterException(Problem.of("The value of the parameter " + name
                                + " holds half of a character: a surrogate without the other one.")
                        .at("character " + (index + 1) + " of the value"));
            }
            index += pair ? 1 : 0;
        }
    }

    private static String document(String name, Object value) {
        return value instanceof JsonNode || value instanceof CharSequence ? value.toString() : JsonText.of(name, value);
    }

    private static Optional<Collection<?>> list(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return Optional.of(list);
        } else if (value instanceof Object[] array) {
            return Optional.of(Arrays.asList(array));
        } else if (value instanceof ArrayNode array) {
            return Optional.of(StreamSupport.stream(array.spliterator(), false).toList());
        }
        return Optional.empty();
    }

    private static String array(String name, Collection<?> elements, ParameterType type) {
        return elements.stream()
                .map(element -> element(name, element, type))
                .collect(Collectors.joining(String.valueOf(type.delimiter()), "{", "}"));
    }

    private static String element(String name, @Nullable Object element, ParameterType type) {
        if (element == null || element instanceof JsonNode node && node.isNull()) {
            return "NULL";
        }
        Optional<Collection<?>> nested = type.isArrayOfJson() ? Optional.empty() : list(element);
        if (nested.isPresent()) {
            return array(name, nested.get(), type);
        }
        String text = type.isArrayOfJson() ? document(name, element) : scalar(name, element);
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String scalar(String name, Object value) {
        if (value instanceof JsonNode node) {
            return node.isValueNode() ? node.asText() : node.toString();
        } else if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        } else if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Enum<?>) {
            return value.toString();
        }
        return TimeText.of(value).orElseThrow(() -> unbindable(name, value));
    }

    private static ParameterException unbindable(String name, Object value) {
        String remedy = value instanceof Map<?, ?>
                ? "A map is bound to a parameter of type json or jsonb only."
                : "Give a text, a number, a boolean, a UUID, a class of java.time, bytes, a list or a JsonNode.";
        return new ParameterException(
                Problem.of("The parameter " + name + " is a " + value.getClass().getName() + ", which cannot be bound.")
                        .remedy(remedy));
    }
}
