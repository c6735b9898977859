package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(LocalDate.of(2026, 5, 28), "2026-05-28"),
                arguments(LocalDate.of(1, 1, 1), "0001-01-01"),
                arguments(LocalDate.of(0, 12, 31), "0001-12-31 BC"),
                arguments(LocalDate.of(-4712, 1, 1), "4713-01-01 BC"),
                arguments(LocalDate.of(10_000, 1, 1), "10000-01-01"),
                arguments(LocalDate.MAX, "infinity"),
                arguments(LocalDate.MIN, "-infinity"),
                arguments(LocalDateTime.of(2026, 5, 28, 12, 30), "2026-05-28T12:30"),
                arguments(LocalDateTime.of(0, 2, 29, 0, 0, 0, 1_000), "0001-02-29T00:00:00.000001 BC"),
                arguments(LocalDateTime.MAX, "infinity"),
                arguments(LocalDateTime.MIN, "-infinity"),
                arguments(OffsetDateTime.parse("2026-05-28T12:30:15+05:30"), "2026-05-28T12:30:15+05:30"),
                arguments(
                        OffsetDateTime.of(-43, 3, 15, 12, 0, 1, 0, ZoneOffset.ofHours(1)),
                        "0044-03-15T12:00:01+01:00 BC"),
                arguments(OffsetDateTime.MAX, "infinity"),
                arguments(OffsetDateTime.MIN, "-infinity"),
                arguments(
                        ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
                                .withLaterOffsetAtOverlap(),
                        "2026-10-25T02:30+01:00"),
                arguments(Instant.EPOCH, "1970-01-01T00:00Z"),
                arguments(Instant.MAX, "infinity"),
                arguments(Instant.MIN, "-infinity"),
                arguments(LocalTime.MIDNIGHT, "00:00"),
                arguments(OffsetTime.of(23, 59, 59, 0, ZoneOffset.ofHours(-18)), "23:59:59-18:00"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesYearsAsPostgresqlReadsThem(Object time, String text) {
        assertThat(TimeText.of(time)).contains(text);
    }

    @Test
    void writesNothingForWhatIsNoTime() {
        assertThat(TimeText.of("2026-05-28")).isEmpty();
        assertThat(TimeText.of(1L)).isEmpty();
    }

    static Stream<LocalDate> dates() {
        return Stream.of(
                LocalDate.MIN,
                LocalDate.of(-4712, 1, 1),
                LocalDate.of(-4, 2, 29),
                LocalDate.of(0, 12, 31),
                LocalDate.of(1, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(5_874_897, 12, 31),
                LocalDate.MAX);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void readsTheDatesThatItWrites(LocalDate date) {
        assertThat(TimeText.date(TimeText.of(date).orElseThrow())).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-28 12:30:00, 2026-05-28T12:30:00",
        "2026-05-28 12:30:00.000001, 2026-05-28T12:30:00.000001",
        "0001-02-29 00:00:00 BC, 0000-02-29T00:00:00",
        "294276-12-31 23:59:59.999999, +294276-12-31T23:59:59.999999",
    })
    void readsTimestamps(String text, LocalDateTime expected) {
        assertThat(TimeText.timestamp(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-28 12:30:00+00, 2026-05-28T12:30:00Z",
        "2026-05-28 12:30:00.5+05:30, 2026-05-28T12:30:00.5+05:30",
        "1890-01-01 00:00:00-04:56:02, 1890-01-01T00:00:00-04:56:02",
        "0044-03-15 12:00:00+00 BC, -0043-03-15T12:00:00Z",
    })
    void readsTimestampsWithAnyOffset(String text, OffsetDateTime expected) {
        assertThat(TimeText.timestamptz(text)).isEqualTo(expected);
    }

    @Test
    void readsBothInfinities() {
        assertThat(TimeText.date("infinity")).isEqualTo(LocalDate.MAX);
        assertThat(TimeText.date("-infinity")).isEqualTo(LocalDate.MIN);
        assertThat(TimeText.timestamp("infinity")).isEqualTo(LocalDateTime.MAX);
        assertThat(TimeText.timestamp("-infinity")).isEqualTo(LocalDateTime.MIN);
        assertThat(TimeText.timestamptz("infinity")).isEqualTo(OffsetDateTime.MAX);
        assertThat(TimeText.timestamptz("-infinity")).isEqualTo(OffsetDateTime.MIN);
    }

    @Test
    void takesTheEndOfADayForTheLastMomentThatJavaHas() {
        assertThat(TimeText.time("24:00:00")).isEqualTo(LocalTime.MAX);
        assertThat(TimeText.time("00:00:00")).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(TimeText.timetz("24:00:00+02").toLocalTime()).isEqualTo(LocalTime.MAX);
        assertThat(TimeText.timetz("24:00:00-03:30").getOffset()).isEqualTo(ZoneOffset.ofHoursMinutes(-3, -30));
        assertThat(TimeText.timetz("12:30:00.25+02")).isEqualTo(OffsetTime.parse("12:30:00.25+02:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-05-28T", "28.05.2026", "2026-13-01", "BC"})
    void refusesWhatPostgresqlNeverWrites(String text) {
        assertThatThrownBy(() -> TimeText.date(text)).isInstanceOf(DateTimeException.class);
    }
}
