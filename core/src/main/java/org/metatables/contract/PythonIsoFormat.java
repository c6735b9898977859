package org.metatables.contract;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The text that Python gives to a point in time: seconds always, microseconds only where there are some. */
public final class PythonIsoFormat {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private PythonIsoFormat() {}

    /** The text, such as {@code 2026-03-01T12:00:00+00:00}. */
    public static String of(OffsetDateTime time) {
        boolean whole = time.truncatedTo(ChronoUnit.MICROS).getNano() == 0;
        return (whole ? SECONDS : MICROSECONDS).format(time);
    }
}
