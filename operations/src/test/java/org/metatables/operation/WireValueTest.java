package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireValueTest {

    private static final String TIMESTAMP = "timestamp with time zone";

    private final Map<String, String> types = new HashMap<>();

    static Stream<Arguments> plainValues() {
        return Stream.of(
                arguments(Long.MIN_VALUE, "-9223372036854775808"),
                arguments((short) -1, "-1"),
                arguments(BigInteger.TEN.pow(30), "1000000000000000000000000000000"),
                arguments(0.1, "0.1"),
                arguments(1.5f, "1.5"),
                arguments(Double.NaN, "null"),
                arguments(false, "false"),
                arguments("", "\"\""),
                arguments("\"\n\u2028", "\"\\\"\\n\u2028\""),
                arguments(new BigDecimal("-0.10"), "\"-0.10\""),
                arguments(new UUID(0, 1), "\"00000000-0000-0000-0000-000000000001\""),
                arguments(List.of(), "[]"),
                arguments(Arrays.asList(1, null, List.of("a", true)), "[1,null,[\"a\",true]]"),
                arguments(List.of(LocalDate.of(2026, 5, 28)), "[\"2026-05-28\"]"),
                arguments(new JsonMapper().createObjectNode().put("a", 1), "{\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("plainValues")
    void writesEachClassInItsFormOfJson(Object value, String json) {
        assertThat(write(value)).hasToString(json);
        assertThat(types).isEmpty();
    }

    @Test
    void writesNullWhateverItsTypeIs() {
        types.put("p", "date");
        assertThat(WireValue.of("p", Parameters.none().with("p", null), types).isNull())
                .isTrue();
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                arguments(Instant.EPOCH, "1970-01-01T00:00:00Z"),
                arguments(Instant.parse("2026-05-28T12:30:00.000001Z"), "2026-05-28T12:30:00.000001Z"),
                arguments(Instant.parse("2026-05-28T12:30:00.000000999Z"), "2026-05-28T12:30:00Z"),
                arguments(OffsetDateTime.parse("2026-01-01T00:30:00+02:00"), "2025-12-31T22:30:00Z"),
                arguments(
                        ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("America/New_York")),
                        "2026-07-01T16:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void writesMomentsInUtcAndTheirTypeBesides(Object moment, String text) {
        assertThat(write(moment).textValue()).isEqualTo(text);
        assertThat(types).containsExactly(Map.entry("p", TIMESTAMP));
    }

    static Stream<Arguments> infinities() {
        return Stream.of(
                arguments(LocalDate.MAX, "date", "infinity"),
                arguments(LocalDate.MIN, "", "-infinity"),
                arguments(OffsetDateTime.MAX, "", "infinity"),
                arguments(Instant.MIN, "timestamptz", "-infinity"),
                arguments("infinity", "timestamptz", "infinity"),
                arguments("-infinity", "date", "-infinity"));
    }

    @ParameterizedTest
    @MethodSource("infinities")
    void writesInfinityAsPostgresqlReadsIt(Object value, String type, String text) {
        if (!type.isEmpty()) {
            types.put("p", type);
        }
        assertThat(write(value).textValue()).isEqualTo(text);
        assertThat(WireValue.of("p", Parameters.none().with("p", List.of(LocalDate.MAX)), new HashMap<>()))
                .hasToString("[\"infinity\"]");
    }

    @Test
    void writesYearsAsPostgresqlReadsThem() {
        assertThat(write(LocalDate.of(-43, 3, 15)).textValue()).isEqualTo("0044-03-15 BC");
        types.clear();
        assertThat(write(OffsetDateTime.parse("-0043-03-15T12:00:00Z")).textValue())
                .isEqualTo("0044-03-15T12:00:00Z BC");
        assertThat(write(Instant.parse("+12026-01-01T00:00:00Z")).textValue()).isEqualTo("12026-01-01T00:00:00Z");
    }

    @Test
    void writesDocumentsSoThatTextsAndNullsStayDocuments() throws Exception {
        types.put("p", "jsonb");
        assertThat(write(new JsonMapper().readTree("\"a\""))).hasToString("\"\\\"a\\\"\"");
        assertThat(write(new JsonMapper().readTree("null"))).hasToString("\"null\"");
        assertThat(write(Map.of("a", Arrays.asList(1, null)))).hasToString("{\"a\":[1,null]}");
        assertThat(write("{\"a\": 1}").textValue()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void tellsTheTypeOfADateByItsClass() {
        assertThat(write(LocalDate.of(2026, 5, 28)).textValue()).isEqualTo("2026-05-28");
        assertThat(types).containsExactly(Map.entry("p", "date"));
    }

    @Test
    void keepsTheTypeThatWasDeclared() {
        types.put("p", "date");
        assertThat(write(OffsetDateTime.parse("2026-05-28T23:30:00-05:00")).textValue())
                .isEqualTo("2026-05-28");
        assertThat(types).containsExactly(Map.entry("p", "date"));
    }

    @ParameterizedTest
    @CsvSource({
        "timestamptz, timestamp with time zone",
        "' TimestampTZ ', timestamp with time zone",
        "timestamp with time zone, timestamp with time zone",
        "timestamp, timestamp",
        "uuid, uuid",
        "int4range, int4range",
    })
    void writesOneNameForTimesWithAZone(String declared, String written) {
        assertThat(WireValue.wireType(declared)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-28T12:30:00", "2026-05-28", "hunter2", ""})
    void refusesTextsThatAreNoMomentWithoutRepeatingThem(String text) {
        types.put("p", "timestamptz");
        assertThatThrownBy(() -> write(text))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("parameter p is not a timestamp with time zone")
                .hasMessageContaining("with its offset")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28.05.2026", "2026-02-30", "2026-05-28 later", "2026-02-30T00:00:00Z", "hunter2"})
    void refusesTextsThatAreNoDateWithoutRepeatingThem(String text) {
        types.put("p", "date");
        assertThatThrownBy(() -> write(text))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("parameter p is not a date")
                .hasMessageNotContaining("hunter2");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments(LocalDateTime.of(2026, 5, 28, 12, 30), "", "with its offset"),
                arguments(5, "timestamptz", "Give an Instant"),
                arguments(5, "date", "Give a LocalDate"),
                arguments(LocalTime.NOON, "", "declare its type"),
                arguments(new byte[] {1}, "", "declare its type"),
                arguments(List.of(new Object()), "", "has no JSON form"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesAValueThatItsTypeDoesNotTake(Object value, String type, String remedy) {
        if (!type.isEmpty()) {
            types.put("p", type);
        }
        assertThatThrownBy(() -> write(value))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("parameter p")
                .hasMessageContaining(remedy);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        JsonMapper json = new JsonMapper();
        for (Object value : List.of("text", true, Long.MIN_VALUE, BigInteger.TEN.pow(30), 0.1)) {
            assertThat(WireValue.read(json.readTree(write(value).toString()))).isEqualTo(value);
        }
        assertThat(WireValue.read(json.readTree("null"))).isNull();
        assertThat(WireValue.read(json.readTree("[1]"))).isEqualTo(json.readTree("[1]"));
    }

    private JsonNode write(Object value) {
        return WireValue.of("p", Parameters.none().with("p", value), types);
    }
}
