package org.metatables.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void writesOneLineWithoutBlanks() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", List.of(1, 2.5, true, "x"));
        object.put("a", Map.of("é\n", Map.of()));

        assertThat(JsonWriter.compact(object)).isEqualTo("{\"b\":[1,2.5,true,\"x\"],\"a\":{\"é\\n\":{}}}");
    }

    @Test
    void keepsShortFactsOnALineOfTheirOwn() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "account");
        object.put("keys", List.of(Map.of("columns", List.of("a", "b")), Map.of("columns", List.of())));
        object.put("labels", List.of("one", "two"));

        assertThat(JsonWriter.pretty(object)).isEqualTo("""
                        {
                          "name": "account",
                          "keys": [
                            {"columns": ["a", "b"]},
                            {"columns": []}
                          ],
                          "labels": ["one", "two"]
                        }
                        """);
    }

    @Test
    void breaksAFactThatIsTooLong() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "a".repeat(80));
        object.put("description", "b".repeat(80));

        assertThat(JsonWriter.pretty(object))
                .isEqualTo("{\n  \"name\": \"" + "a".repeat(80) + "\",\n  \"description\": \"" + "b".repeat(80)
                        + "\"\n}\n");
    }

    @Test
    void leavesALongTextWhole() {
        assertThat(JsonWriter.pretty(Map.of("text", "x".repeat(300)))).contains("x".repeat(300));
    }

    @Test
    void readsBackWhatItWrote() throws MalformedJsonException {
        Map<String, Object> object =
                Map.of("a", List.of("\u0000\"\\\u2028\uD83D\uDE00", 1, 12345678901L), "b", Map.of("c", false));

        assertThat(JsonReader.object(JsonWriter.pretty(object))).isEqualTo(object);
        assertThat(JsonReader.object(JsonWriter.compact(object))).isEqualTo(object);
    }

    @Test
    void refusesValuesThatAreNotJson() {
        assertThatThrownBy(() -> JsonWriter.compact(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
