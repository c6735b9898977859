package org.metatables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Locale;
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

    /** As PostgreSQL reads it: without a sign for the years beyond 9999; those before 1 have another one after them. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
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
            case "json", "jsonb" -> document(name, value);
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

    /** A text is a document's text; a document that is a text, or null, must stay one. */
    private static JsonNode document(String name, Object value) {
        return value instanceof JsonNode node && (node.isTextual() || node.isNull())
                ? NODES.textNode(node.toString())
                : plain(name, value);
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
        } else if (value instanceof String
                || value instanceof UUID
                || value instanceof BigDecimal
                || value instanceof Duration
                || value instanceof Period) {
            return NODES.textNode(value.toString());
        } else if (value instanceof Collection<?> list) {
            var array = NODES.arrayNode();
            list.forEach(element -> array.add(element == null ? NODES.nullNode() : plain(name, element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            var object = NODES.objectNode();
            map.forEach((key, element) ->
                    object.set(String.valueOf(key), element == null ? NODES.nullNode() : plain(name, element)));
            return object;
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
                return written(date, "");
            } else if (value instanceof OffsetDateTime time) {
                return written(time.toLocalDate(), "");
            } else if (value instanceof String text) {
                return written(day(text), "");
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
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        DateTimeFormatter format = time.getNano() / 1_000 == 0 ? SECONDS : MICROSECONDS;
        return written(time.toLocalDate(), "T" + format.format(time) + "Z");
    }

    private static String written(LocalDate date, String time) {
        return DATE.format(date) + time + (date.getYear() <= 0 ? " BC" : "");
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
