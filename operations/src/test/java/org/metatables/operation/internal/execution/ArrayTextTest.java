package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("{}", List.of()),
                Arguments.of("{a}", List.of("a")),
                Arguments.of("{a,b}", List.of("a", "b")),
                Arguments.of("{NULL,\"NULL\",null}", Arrays.asList(null, "NULL", "null")),
                Arguments.of("{\"\",\" \"}", List.of("", " ")),
                Arguments.of("{\"a,b\",\"{}\",\"\\\"\",\"\\\\\"}", List.of("a,b", "{}", "\"", "\\")),
                Arguments.of("{{a,b},{c,NULL}}", List.of(List.of("a", "b"), Arrays.asList("c", null))),
                Arguments.of("{{{a}},{{\"}\"}}}", List.of(List.of(List.of("a")), List.of(List.of("}")))),
                Arguments.of("[2:3]={a,b}", List.of("a", "b")),
                Arguments.of("[0:0][5:6]={{a,\"=\"}}", List.of(List.of("a", "="))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatPostgresqlWrites(String text, List<Object> expected) throws Exception {
        assertThat(ArrayText.read(text, ',', element -> element)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsOtherDelimitersAsWell(String text, List<Object> expected) throws Exception {
        boolean literalComma = text.contains("a,b\"");
        if (!literalComma) {
            assertThat(ArrayText.read(text.replace(',', ';'), ';', element -> element))
                    .isEqualTo(expected);
        }
    }
}
