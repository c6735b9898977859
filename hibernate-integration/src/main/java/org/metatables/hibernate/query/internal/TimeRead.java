package org.metatables.hibernate.query.internal;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Optional;

/** Dates and times of governed rows as the classes of {@code java.sql}, in the time zone that Hibernate names. */
final class TimeRead {

    private static final LocalDate EPOCH = LocalDate.ofEpochDay(0);

    private TimeRead() {}

    static Optional<LocalDate> date(Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(date);
        } else if (value instanceof LocalDateTime time) {
            return Optional.of(time.toLocalDate());
        } else if (value instanceof OffsetDateTime time) {
            return Optional.of(time.atZoneSameInstant(ZoneId.systemDefault()).toLocalDate());
        }
        return Optional.empty();
    }

    static Optional<Time> time(Object value, Arguments arguments) {
        Optional<Instant> instant = Optional.empty();
        if (value instanceof LocalTime time) {
            instant = Optional.of(time.atDate(EPOCH).atZone(zone(arguments)).toInstant());
        } else if (value instanceof OffsetTime time) {
            instant = Optional.of(time.atDate(EPOCH).toInstant());
        }
        return instant.map(at -> new Time(at.toEpochMilli()));
    }

    static Optional<Timestamp> timestamp(Object value, Arguments arguments) {
        if (value instanceof OffsetDateTime time) {
            return Optional.of(Timestamp.from(time.toInstant()));
        } else if (value instanceof LocalDateTime time) {
            return Optional.of(Timestamp.from(time.atZone(zone(arguments)).toInstant()));
        } else if (value instanceof LocalDate date) {
            return Optional.of(Timestamp.from(date.atStartOfDay(zone(arguments)).toInstant()));
        }
        return Optional.empty();
    }

    /** A time as another class of {@code java.time}. */
    static Optional<Object> as(Class<?> type, Object value) {
        if (type == Instant.class && value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        } else if (type == LocalDate.class) {
            return date(value).map(Object.class::cast);
        } else if (type == LocalDateTime.class && value instanceof LocalDate date) {
            return Optional.of(date.atStartOfDay());
        }
        return Optional.empty();
    }

    private static ZoneId zone(Arguments arguments) {
        return arguments.has(1, Calendar.class)
                ? arguments.get(1, Calendar.class).getTimeZone().toZoneId()
                : ZoneId.systemDefault();
    }
}
