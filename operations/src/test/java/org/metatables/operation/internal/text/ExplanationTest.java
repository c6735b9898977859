package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.InvalidStatementException;

class ExplanationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain select 1 | EXPLAIN | select 1",
                "Explain Analyze Verbose select 1 | EXPLAIN (ANALYZE TRUE, VERBOSE TRUE) | select 1",
                "EXPLAIN (COSTS 0, analyse) select 1 | EXPLAIN (COSTS FALSE, ANALYZE TRUE) | select 1",
                "explain (format yaml) (select 1) | EXPLAIN (FORMAT YAML) | (select 1)",
                "explain (select 1) | EXPLAIN | (select 1)",
                "explain select (analyze) | EXPLAIN | select (analyze)",
                "explain delete from x; drop table y | EXPLAIN | delete from x; drop table y",
            })
    void writesTheWordsAnewAndLeavesTheStatement(String sql, String prefix, String statement) {
        Explanation explanation = Explanation.read(sql).orElseThrow();
        assertThat(explanation.prefix().strip()).isEqualTo(prefix);
        assertThat(explanation.statement().strip()).isEqualTo(statement);
        assertThat(explanation.statement()).hasSameSizeAs(sql);
        assertThat(explanation.statement().indexOf(statement)).isEqualTo(sql.indexOf(statement));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "\"explain\" select 1", "'explain'", "", "explain 'half", "{explain} x"})
    void isNoneOfOtherTexts(String sql) {
        assertThat(Explanation.read(sql)).isEmpty();
    }

    @Test
    void namesNothingOfTheTextThatItRefuses() {
        assertThatThrownBy(() -> Explanation.read("explain (analyze hunter2) select 1"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("ANALYZE, VERBOSE")
                .hasMessageNotContaining("hunter2");
    }
}
