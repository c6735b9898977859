package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterStyle;

class DriverReadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select $a$;$a$, 'a;b', \";\", E'\\';', 1 /* ; /* ; */ */ -- ;",
                "select $$?$$, '?', a ?& b, :x",
                "select '{fn now()}', '{d ''2020-01-01''}'",
            })
    void agreesWithTheLexer(String sql) {
        assertThatCode(() -> DriverReading.requireSame(TextGate.read(sql, ParameterStyle.NAMED, Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesATextThatTheDriverWouldRewriteOrSplit() {
        assertThatThrownBy(() -> DriverReading.requireSame(text("select {fn user()}")))
                .isInstanceOf(InvalidStatementException.class);
        assertThatThrownBy(() -> DriverReading.requireSame(text("select 1; select 2")))
                .isInstanceOf(InvalidStatementException.class);
        assertThatThrownBy(() -> DriverReading.requireSame(text("select ?")))
                .isInstanceOf(InvalidStatementException.class);
    }

    private static StatementText text(String sql) {
        Rendering same = new Rendering(sql, new int[0], new int[0]);
        Words none = TextGate.read("select 1", ParameterStyle.NAMED, Map.of()).words();
        return new StatementText(sql, same, same, List.of(), none);
    }
}
