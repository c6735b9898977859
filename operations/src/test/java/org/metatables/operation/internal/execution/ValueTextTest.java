package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.ParameterType;

class ValueTextTest {

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments(Long.MIN_VALUE, "-9223372036854775808"),
                arguments((byte) -128, "-128"),
                arguments(BigInteger.TWO.pow(100), "1267650600228229401496703205376"),
                arguments(new BigDecimal("1.50"), "1.50"),
                arguments(new BigDecimal("1E+3"), "1E+3"),
                arguments(Double.MIN_VALUE, "4.9E-324"),
                arguments(Double.NEGATIVE_INFINITY, "-Infinity"),
                arguments(Float.NaN, "NaN"),
                arguments(-0.0, "-0.0"),
                arguments(true, "true"),
                arguments("", ""),
                arguments(new StringBuilder("built"), "built"),
                arguments('x', "x"),
                arguments(DayOfWeek.MONDAY, "MONDAY"),
                arguments(new UUID(0, 7), "00000000-0000-0000-0000-000000000007"),
                arguments(new byte[0], "\\x"),
                arguments(new byte[] {0, 127, -128, -1}, "\\x007f80ff"),
                arguments(LocalDate.of(-43, 3, 15), "0044-03-15 BC"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void writesEachClassAsPostgresqlReadsIt(Object value, String text) {
        assertThat(ValueText.of("p", value, type("text"))).isEqualTo(text);
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                arguments(List.of(), "{}"),
                arguments(Arrays.asList("a", null, "NULL", ""), "{\"a\",NULL,\"NULL\",\"\"}"),
                arguments(List.of("a,b", "{}", "\"", "\\", " "), "{\"a,b\",\"{}\",\"\\\"\",\"\\\\\",\" \"}"),
                arguments(List.of(List.of(1, 2), List.of(3, 4)), "{{\"1\",\"2\"},{\"3\",\"4\"}}"),
                arguments(new Object[] {1, new Object[] {}}, "{\"1\",{}}"),
                arguments(
                        JsonNodeFactory.instance.arrayNode().add("x").addNull().add(5), "{\"x\",NULL,\"5\"}"));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void quotesTheElementsOfArrays(Object value, String text) {
        assertThat(ValueText.of("p", value, type("_text"))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NULL", "\\", "\"", "{", "}", ",", ";", " ", "\n\t", "a\\\"b", "\ud83d\ude00", "\u0000"})
    void writesArraysThatAreReadBackTheSame(String element) throws Exception {
        List<Object> nested = List.of(List.of(element, "x"), Arrays.asList(null, element));
        String text = ValueText.of("p", nested, type("_text"));

        assertThat(ArrayText.read(text, ',', read -> read)).isEqualTo(nested);
    }

    @Test
    void separatesBoxesBySemicolons() {
        assertThat(ValueText.of("p", List.of("(1,1),(0,0)", "(2,2),(1,1)"), type("_box")))
                .isEqualTo("{\"(1,1),(0,0)\";\"(2,2),(1,1)\"}");
    }

    @Test
    void writesDocumentsForJson() {
        assertThat(ValueText.of("p", Map.of("a", List.of(1, true)), type("jsonb")))
                .isEqualTo("{\"a\":[1,true]}");
        assertThat(ValueText.of("p", "{\"is\": \"text already\"}", type("json")))
                .isEqualTo("{\"is\": \"text already\"}");
        assertThat(ValueText.of("p", JsonNodeFactory.instance.textNode("a"), type("json")))
                .isEqualTo("\"a\"");
        assertThat(ValueText.of("p", List.of(Map.of("a", "\""), List.of()), type("_jsonb")))
                .isEqualTo("{\"{\\\"a\\\":\\\"\\\\\\\"\\\"}\",\"[]\"}");
    }

    @Test
    void takesATypeOfAnotherSchemaThatIsCalledJsonForAnyType() {
        ParameterType own = new ParameterType(99_999, "app", "json");
        assertThat(ValueText.of("p", JsonNodeFactory.instance.textNode("a"), own))
                .isEqualTo("a");
    }

    @Test
    void doesNotFollowTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(ValueText.of("p", 1234.5, type("numeric"))).isEqualTo("1234.5");
            assertThat(ValueText.of("p", LocalDate.of(2026, 5, 28), type("date")))
                    .isEqualTo("2026-05-28");
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Object> unbindable() {
        return Stream.of(new Object(), Map.of("secret", "hunter2"), Locale.ROOT, Thread.State.class, new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("unbindable")
    void refusesOtherClassesByName(Object value) {
        assertThatThrownBy(() -> ValueText.of("amount", value, type("text")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(
                        "parameter amount is a " + value.getClass().getName())
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "x\ud83d"})
    void refusesHalvesOfCharacters(String text) {
        assertThatThrownBy(() -> ValueText.of("p", text, type("text")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("half of a character");
        assertThatThrownBy(() -> ValueText.of("p", List.of("whole", text), type("_text")))
                .isInstanceOf(ParameterException.class);
    }

    private static ParameterType type(String name) {
        return new ParameterType(0, "pg_catalog", name);
    }
}
