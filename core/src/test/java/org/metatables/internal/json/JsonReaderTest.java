package org.metatables.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    @Test
    void readsAllKindsOfValues() throws MalformedJsonException {
        assertThat(JsonReader.object("{\"a\": [1, 9000000000, 2.5, true, \"x\", [], {}], \"b\": {\"c\": \"d\"}}"))
                .isEqualTo(Map.of(
                        "a", List.of(1, 9_000_000_000L, 2.5, true, "x", List.of(), Map.of()), "b", Map.of("c", "d")));
    }

    @Test
    void takesANullForAbsent() throws MalformedJsonException {
        assertThat(JsonReader.object("{\"a\": null, \"b\": 1}")).isEqualTo(Map.of("b", 1));
    }

    @Test
    void keepsTheOrderOfKeys() throws MalformedJsonException {
        assertThat(JsonReader.object("{\"b\": 1, \"a\": 2, \"c\": 3}").keySet()).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                     | does not begin with a JSON object
                    []                     | does not begin with a JSON object
                    {} {}                  | text after the end
                    {"a": 1, "a": 2}       | Duplicate field 'a' (line 1
                    {"a": [null]}          | null in a list (line 1)
                    {"a": }                | line 1, column
                    {"a": 1                | line 1
                    """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> JsonReader.object(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(message);
    }
}
