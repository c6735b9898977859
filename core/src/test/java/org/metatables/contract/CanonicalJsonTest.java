package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** Bits of a number, and what Python's json.dumps makes of it. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0.0",
        "8000000000000000, -0.0",
        "3ff8000000000000, 1.5",
        "4341c37937e08000, 1e+16",
        "430c6bf526340000, 1000000000000000.0",
        "437b69b4ba630f35, 1.2345678901234568e+17",
        "3ee4f8b588e368f1, 1e-05",
        "3f1a36e2eb1c432d, 0.0001",
        "3f202e4b6ce5dc68, 0.00012345",
        "4480f0cf064dd592, 1e+22",
        "44b52d02c7e14af6, 1e+23",
        "3f60624dd2f1a9fc, 0.002",
        "0000000000000001, 5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "0010000000000000, 2.2250738585072014e-308",
        "3fb999999999999a, 0.1",
        "3fd5555555555555, 0.3333333333333333",
        "4059000000000000, 100.0",
        "4340000000000000, 9007199254740992.0",
        "3d30000000000000, 5.684341886080802e-14",
        "43b0000000000000, 1.152921504606847e+18",
        "4011666666666666, 4.35",
        "bdf12e0be826d695, -2.5e-10",
        "44c52d02c7e14af6, 2e+23",
        "447c7e83209e90b2, 8.41e+21",
        "001fffffffffffff, 4.4501477170144023e-308",
        "3eb0000000000000, 9.5367431640625e-07",
        "4790000000000000, 5.316911983139664e+36",
        "0c5c7fd0a6a3a450, 3.980498358697587e-249",
        "3898d190f9ebdacc, 4.6678633181812096e-36"
    })
    void writesNumbersAsPythonDoes(String bits, String expected) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.write(number)).isEqualTo(expected);
    }

    @Test
    void writesNumbersThatReadBackAsTheSame() {
        Random random = new Random(20261121);
        for (int round = 0; round < 20_000; round++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(CanonicalJson.write(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void writesWholeNumbersPlain() {
        List<Object> numbers =
                List.of((byte) 1, (short) -2, 3, 9_000_000_000L, new BigInteger("123456789012345678901234567890"));

        assertThat(CanonicalJson.write(numbers)).isEqualTo("[1, -2, 3, 9000000000, 123456789012345678901234567890]");
    }

    @Test
    void writesEmptyAndNestedValues() {
        Map<String, Object> value = new HashMap<>();
        value.put("b", null);
        value.put("a", List.of(Map.of(), List.of(), true, false, new ArrayList<>(Arrays.asList(1, null))));

        assertThat(CanonicalJson.write(value)).isEqualTo("{\"a\": [{}, [], true, false, [1, null]], \"b\": null}");
    }

    @Test
    void sortsKeysByCodePoint() {
        // By UTF-16 unit, the surrogates of the musical clef would come before the character U+FF5E.
        Map<String, Integer> value = Map.of("\uFF5E", 1, "\uD834\uDD1E", 2, "a", 3, "B", 4, "", 5);

        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"\": 5, \"B\": 4, \"a\": 3, \"\\uff5e\": 1, \"\\ud834\\udd1e\": 2}");
    }

    @Test
    void escapesAllThatIsNotPrintableAscii() {
        assertThat(CanonicalJson.write("\"\\/\b\f\n\r\t\u0000\u001f ~\u007f\u00e9\uD83D\uDE00"))
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f ~\\u007f\\u00e9\\ud83d\\ude00\"");
    }

    @Test
    void writesUuidsAndTimesAsText() {
        List<Object> values = List.of(
                UUID.fromString("5f0c3c4e-0000-4000-8000-000000000001"),
                LocalDate.of(2026, 11, 21),
                OffsetDateTime.parse("2026-11-21T20:52:00Z"),
                OffsetDateTime.parse("2026-11-21T20:52:01.500+02:00"));

        assertThat(CanonicalJson.write(values))
                .isEqualTo("[\"5f0c3c4e-0000-4000-8000-000000000001\", \"2026-11-21\","
                        + " \"2026-11-21T20:52:00+00:00\", \"2026-11-21T20:52:01.500000+02:00\"]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatJsonDoesNotHave(double number) {
        assertThatThrownBy(() -> CanonicalJson.write(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesValuesWhoseTextItWouldHaveToGuess() {
        assertThatThrownBy(() -> CanonicalJson.write(new BigDecimal("1.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.math.BigDecimal");
    }
}
