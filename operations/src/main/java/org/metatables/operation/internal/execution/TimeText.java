package org.metatables.operation.internal.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates and times as PostgreSQL writes and reads them: with {@code BC} for the years before 1, and without a sign for
 * those beyond 9999. The earliest and latest values of Java stand for infinity, as they do in the driver.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html">PostgreSQL: date and time types</a>
 */
final class TimeText {

    private static final String INFINITY = "infinity";
    private static final Instant EARLIEST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant LATEST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            new DateTimeFormatterBuilder().appendOffset("+HH:mm:ss", "+00").toFormatter(Locale.ROOT);
    private static final DateTimeFormatter READ_DATE = era(new DateTimeFormatterBuilder().append(DATE));
    private static final DateTimeFormatter READ_TIMESTAMP = era(withTime());
    private static final DateTimeFormatter READ_TIMESTAMPTZ = era(withTime().append(OFFSET));
    private static final DateTimeFormatter READ_TIMETZ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .append(OFFSET)
            .toFormatter(Locale.ROOT);

    private TimeText() {}

    /** The text of a date, a time, or a length of time; empty for what is none. */
    static Optional<String> of(Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(
                    infinity(date, LocalDate.MIN, LocalDate.MAX).orElseGet(() -> text(date, date.getYear(), "")));
        } else if (value instanceof LocalDateTime time) {
            return Optional.of(infinity(time, LocalDateTime.MIN, LocalDateTime.MAX)
                    .orElseGet(() -> text(time, time.getYear(), "T" + time.toLocalTime())));
        } else if (value instanceof OffsetDateTime time) {
            return Optional.of(infinity(time, OffsetDateTime.MIN, OffsetDateTime.MAX)
                    .orElseGet(() -> text(time, time.getYear(), "T" + time.toLocalTime() + time.getOffset())));
        } else if (value instanceof ZonedDateTime time) {
            return of(time.toOffsetDateTime());
        } else if (value instanceof Instant instant) {
            return instant.isAfter(EARLIEST) && instant.isBefore(LATEST)
                    ? of(instant.atOffset(ZoneOffset.UTC))
                    : of(instant.isAfter(EARLIEST) ? OffsetDateTime.MAX : OffsetDateTime.MIN);
        } else if (value instanceof LocalTime
                || value instanceof OffsetTime
                || value instanceof Duration
                || value instanceof Period) {
            return Optional.of(value.toString());
        }
        return Optional.empty();
    }

    private static <T> Optional<String> infinity(T value, T earliest, T latest) {
        return value.equals(latest)
                ? Optional.of(INFINITY)
                : value.equals(earliest) ? Optional.of("-" + INFINITY) : Optional.empty();
    }

    private static String text(TemporalAccessor date, int year, String time) {
        return DATE.format(date) + time + (year <= 0 ? " BC" : "");
    }

    static LocalDate date(String text) {
        return text.endsWith(INFINITY)
                ? text.startsWith("-") ? LocalDate.MIN : LocalDate.MAX
                : LocalDate.parse(text, READ_DATE);
    }

    static LocalDateTime timestamp(String text) {
        return text.endsWith(INFINITY)
                ? text.startsWith("-") ? LocalDateTime.MIN : LocalDateTime.MAX
                : LocalDateTime.parse(text, READ_TIMESTAMP);
    }

    static OffsetDateTime timestamptz(String text) {
        return text.endsWith(INFINITY)
                ? text.startsWith("-") ? OffsetDateTime.MIN : OffsetDateTime.MAX
                : OffsetDateTime.parse(text, READ_TIMESTAMPTZ);
    }

    /** The last moment of a day, which PostgreSQL writes as 24:00:00, is the last one that Java has. */
    static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(text);
    }

    static OffsetTime timetz(String text) {
        return text.startsWith("24:")
                ? LocalTime.MAX.atOffset(ZoneOffset.of(text.substring("24:00:00".length())))
                : OffsetTime.parse(text, READ_TIMETZ);
    }

    private static DateTimeFormatterBuilder withTime() {
        return new DateTimeFormatterBuilder().append(DATE).appendLiteral(' ').append(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    private static DateTimeFormatter era(DateTimeFormatterBuilder formatter) {
        return formatter.appendPattern("[ G]").toFormatter(Locale.ENGLISH);
    }
}
