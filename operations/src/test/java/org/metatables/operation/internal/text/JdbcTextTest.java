package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterStyle;

class JdbcTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select ?, ? | select :p1, :p2",
                "where a=? and b<>? | where a=:p1 and b<>:p2",
                "where a=?and b | where a=:p1 and b",
                "select '?', \"?\", $$?$$, E'\\'?' /* ? /* ? */ */ , ? | select '?', \"?\", $$?$$, E'\\'?' /* ? /* ? */ */ , :p1",
                "where a ?? 'b' and c ??& ? and d @?? ? | where a ? 'b' and c ?& :p1 and d @? :p2",
                "select a[?:?], b[1:n], c[1:2] | select a[:p1: :p2], b[1: n], c[1: 2]",
                "select ?::text, x::int | select :p1::text, x::int",
            })
    void namesTheParameters(String jdbc, String named) {
        assertThat(JdbcText.read(jdbc).named()).isEqualTo(named);
    }

    @Test
    void isReadByTheTextGateAsItIsMeant() {
        JdbcText text = JdbcText.read("select a[?:?], '?' from t where b ?? ? and c=?");
        assertThat(text.parameters()).isEqualTo(4);
        StatementText read = TextGate.read(text.named(), ParameterStyle.NAMED, Map.of());
        assertThat(read.places()).containsExactly("p1", "p2", "p3", "p4");
        assertThat(read.sent().sql()).isEqualTo("select a[$1: $2], '?' from t where b ? $3 and c=$4");
    }

    @Test
    void leavesOutBlanksAndCommentsAmongThePieces() {
        assertThat(JdbcText.read("/* x */ select \"a b\".c -- y\n from t").pieces())
                .containsExactly("select", "\"a b\"", ".", "c", "from", "t");
    }

    @Test
    void refusesWhatCannotBeCutIntoWords() {
        assertThatThrownBy(() -> JdbcText.read("select 'a"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("not closed");
    }
}
