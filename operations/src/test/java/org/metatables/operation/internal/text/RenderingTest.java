package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metatables.operation.ParameterStyle;

class RenderingTest {

    @Test
    void findsTheCharacterOfTheCaller() {
        Rendering rendering = new Rendering("select $1, xyz", new int[] {0, 7, 9, 11}, new int[] {0, 7, 14, 16});
        assertThat(rendering.originOf(1)).isEqualTo(1);
        assertThat(rendering.originOf(8)).isEqualTo(8);
        assertThat(rendering.originOf(12)).isEqualTo(17);
        assertThat(rendering.originOf(14)).isEqualTo(19);
    }

    @Test
    void keepsThePositionWhereThereAreNoTokens() {
        assertThat(new Rendering("", new int[0], new int[0]).originOf(3)).isEqualTo(3);
    }

    @Test
    void putsTheTableIntoAllFormsOfTheText() {
        Map<String, String> tables = Map.of("t", "\"s?\".\"a;$1:x\"\"{t}\"", "t}", "never");
        StatementText text = TextGate.read("select '{t}', \"{t}\" from {t} where a ? :k", ParameterStyle.NAMED, tables);
        String expected = "select '{t}', \"{t}\" from \"s?\".\"a;$1:x\"\"{t}\" where a ";
        assertThat(text.sent().sql()).isEqualTo(expected + "? $1");
        assertThat(text.jdbc()).isEqualTo(expected + "?? ?");
        assertThat(text.places()).containsExactly("k");
        DriverReading.requireSame(text);
    }

    @Test
    void joinsNoTableToWhatStandsBesideIt() {
        StatementText text = TextGate.read("select 1 as a{t}b", ParameterStyle.NAMED, Map.of("t", "\"t\""));
        assertThat(text.sent().sql()).isEqualTo("select 1 as a\"t\"b");
        DriverReading.requireSame(text);
    }

    @Test
    void writesOtherNumbersWhereTheirsStoodAndNowhereElse() {
        String parameters = IntStream.rangeClosed(1, 11).mapToObj(i -> ":p" + i).collect(Collectors.joining(", "));
        StatementText text =
                TextGate.read("select '$11', $a$ $10 $a$, 1 as a$11, " + parameters, ParameterStyle.NAMED, Map.of());
        Rendering numbered = text.sentWith(Collections.nCopies(11, 1));
        assertThat(numbered.sql())
                .isEqualTo("select '$11', $a$ $10 $a$, 1 as a$11, $1, $1, $1, $1, $1, $1, $1, $1, $1, $01, $01");
        assertThat(numbered.starts()).isEqualTo(text.sent().starts());
    }
}
