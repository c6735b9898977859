package org.metatables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;

/**
 * The value of a parameter as JSON of {@code compiled-sql.v1}, and back: what has no form of its own there becomes a
 * text, and times become UTC.
 */
final class WireValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TIMESTAMP = "timestamp with time zone";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private static final Set<String> INFINITIES = Set.of("infinity", "-infinity");
    private static final Pattern SPACE = Pattern.compile("(?<=^\\d{4}-\\d\\d-\\d\\d) ");
    private static final Pattern SHORT_OFFSET = Pattern.compile("(?<=:[\\d.]{1,20})([+-]\\d\\d):?(\\d\\d)?$");

    private WireValue() {}

    /**
     * The JSON form of a parameter.
     *
     * @param types the declared types; a date or a time that has none gets the one that its class says
     */
    static JsonNode of(String name, Parameters parameters, Map<String, String> types) {
        Object value = parameters.value(name).orElse(null);
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof LocalDate) {
            types.putIfAbsent(name, "date");
        } else if (value instanceof OffsetDateTime || value instanceof ZonedDateTime || value instanceof Instant) {
            types.putIfAbsent(name, TIMESTAMP);
        } else if (value instanceof LocalDateTime) {
            throw withoutOffset(name);
        }
        return switch (wireType(types.getOrDefault(name, ""))) {
            case "date" -> NODES.textNode(date(name, value));
            case TIMESTAMP -> NODES.textNode(timestamp(name, value));
            default -> plain(name, value);
        };
    }

    /** A type as the wire writes it. */
    static String wireType(String declared) {
        return declared.trim().equalsIgnoreCase("timestamptz") ? TIMESTAMP : declared;
    }

    static @Nullable Object read(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            default -> node;
        };
    }

    private static JsonNode plain(String name, Object value) {
        if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return NODES.numberNode(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) ? NODES.nullNode() : NODES.numberNode(number);
        } else if (value instanceof String || value instanceof UUID || value instanceof BigDecimal) {
            return NODES.textNode(value.toString());
        } else if (value instanceof Collection<?> list) {
            var array = NODES.arrayNode();
            list.forEach(element -> array.add(element == null ? NODES.nullNode() : plain(name, element)));
            return array;
        } else if (value instanceof LocalDate) {
            return NODES.textNode(date(name, value));
        }
        throw new InvalidOperationException(Problem.of(
                        "The parameter " + name + " is a " + value.getClass().getName() + ", which has no JSON form.")
                .remedy("Give it as a text and declare its type."));
    }

    private static String date(String name, Object value) {
        Optional<String> infinity = infinity(value);
        if (infinity.isPresent()) {
            return infinity.get();
        }
        try {
            if (value instanceof LocalDate date) {
                return date.toString();
            } else if (value instanceof OffsetDateTime time) {
                return time.toLocalDate().toString();
            } else if (value instanceof String text) {
                return day(text).toString();
            }
        } catch (DateTimeException notADate) {
            throw notA(name, "date", "Write it as 2026-05-28.");
        }
        throw notA(name, "date", "Give a LocalDate.");
    }

    private static String timestamp(String name, Object value) {
        Optional<String> infinity = infinity(value);
        if (infinity.isPresent()) {
            return infinity.get();
        }
        Instant instant;
        if (value instanceof Instant given) {
            instant = given;
        } else if (value instanceof OffsetDateTime given) {
            instant = given.toInstant();
        } else if (value instanceof ZonedDateTime given) {
            instant = given.toInstant();
        } else if (value instanceof LocalDate given) {
            instant = given.atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (value instanceof String given) {
            try {
                instant = OffsetDateTime.parse(iso(given)).toInstant();
            } catch (DateTimeException notATime) {
                throw withoutOffset(name);
            }
        } else {
            throw notA(name, TIMESTAMP, "Give an Instant or an OffsetDateTime.");
        }
        DateTimeFormatter format = instant.getNano() / 1_000 == 0 ? SECONDS : MICROSECONDS;
        return format.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The day of a text that may also tell a time, which does not matter. */
    private static LocalDate day(String text) {
        return text.indexOf(':') < 0
                ? LocalDate.parse(text)
                : LocalDate.from(DateTimeFormatter.ISO_DATE_TIME.parse(iso(text)));
    }

    /** The other forms of a time that the reference system takes, in the one of ISO 8601 that Java reads. */
    private static String iso(String text) {
        Matcher offset = SHORT_OFFSET.matcher(SPACE.matcher(text).replaceFirst("T"));
        return offset.replaceFirst(found ->
                found.group(1) + ":" + Optional.ofNullable(found.group(2)).orElse("00"));
    }

    /** The earliest and the latest values of Java stand for infinity, as everywhere. */
    private static Optional<String> infinity(Object value) {
        if (value.equals(LocalDate.MAX) || value.equals(OffsetDateTime.MAX) || value.equals(Instant.MAX)) {
            return Optional.of("infinity");
        } else if (value.equals(LocalDate.MIN) || value.equals(OffsetDateTime.MIN) || value.equals(Instant.MIN)) {
            return Optional.of("-infinity");
        }
        return Optional.of(value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(INFINITIES::contains);
    }

    private static InvalidOperationException withoutOffset(String name) {
        return notA(name, TIMESTAMP, "Give a time with its offset, such as 2026-05-28T12:30:00Z.");
    }

    private static InvalidOperationException notA(String name, String type, String remedy) {
        return new InvalidOperationException(
                Problem.of("The parameter " + name + " is not a " + type + ".").remedy(remedy));
    }
}
