package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.ParameterStyle;

class StatementFingerprintTest {

    private static final String PLAIN = "select name from account where code = 'secret' and balance > 12.5";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from account where code = 'other' and balance > 7",
                "SELECT name\n  FROM Account -- a remark\nWHERE code='x' /* and */ AND balance>1e3",
                "select name from account where code = $$secret$$ and balance > .5",
                "select name from account where code = e'\\'' and balance > 0x1F"
            })
    void isTheSameWhereOnlyLiteralsCommentsSpaceAndCaseDiffer(String text) {
        assertThat(named(text)).isEqualTo(named(PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from account where code = :code and balance > 12.5",
                "select \"Name\" from account where code = 'secret' and balance > 12.5",
                "select name from account where code = 'secret' and balance >= 12.5",
                "select name from {account} where code = 'secret' and balance > 12.5",
                "select name from account where code = 'secret' and balance > 12.5;"
            })
    void differsWhereTheStatementDoes(String text) {
        assertThat(named(text)).isNotEqualTo(named(PLAIN));
    }

    @Test
    void keepsTheCaseOfQuotedNamesAndTheSpaceInThem() {
        assertThat(StatementFingerprint.normalised("select \"A  b\" FROM T", ParameterStyle.NAMED))
                .isEqualTo("select \"A  b\" from t");
    }

    @Test
    void isTheSameForBothStylesOfParameters() {
        assertThat(StatementFingerprint.of("select %(code)s, 5 %% 3", ParameterStyle.PYFORMAT))
                .isEqualTo(named("select :code, 5 % 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1; select 'secret", "select 2 ; select 'guess", "select 3; select $$secret"})
    void tellsOfATextThatCannotBeReadWhatStandsBeforeTheFaultAndNoLiteral(String text) {
        assertThat(named(text)).isEqualTo(named("select 9; select 'another"));
    }

    @Test
    void tellsATextThatCannotBeReadFromOneThatEndsThere() {
        assertThat(named("select 1; select 'secret")).isNotEqualTo(named("select 1; select"));
    }

    @Test
    void findsOneForAnyTextOfTheWire() {
        assertThat(StatementFingerprint.of("select 5 % 'secret'", ParameterStyle.PYFORMAT))
                .isEqualTo(StatementFingerprint.of("100%", ParameterStyle.PYFORMAT))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void readsNoMoreOfATextThanAnOperationMayHave() {
        String longest = "select 1" + " ".repeat(TextGate.MAX_LENGTH - 8);
        assertThat(named(longest + ", 2")).isEqualTo(named("select 1"));
    }

    private static String named(String text) {
        return StatementFingerprint.of(text, ParameterStyle.NAMED);
    }
}
