package org.metatables.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFragmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen_random_uuid()",
                "'it''s; (fine'",
                "\"a;b\" > 0",
                "code ~ '^\\d+$'",
                "(kind between 0 and 2) and status in ('OPEN','CLOSED')",
                "first_name || ' -- ' || last_name",
                "U&'d\\0061ta'",
                "a - -1",
                "array['x', 'y']"
            })
    void anExpressionMayHoldAnythingThatStaysBetweenItsParentheses(String expression) {
        assertThat(SqlFragment.faultOfExpression(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0); drop table victim; select (0",
                "0) , check (true",
                "'open",
                "\"open",
                "(1",
                "1 -- the rest",
                "1 /* the rest",
                "$$;$$",
                "1$$'$$; drop table victim; --",
                "e'\\'); drop table victim; --'",
                "date'\\'); drop table victim; --'",
                "E'a'\n'b\\' || ' ; drop table victim'",
                " "
            })
    void anExpressionThatCouldLeaveItsPlaceIsRefused(String expression) {
        assertThat(SqlFragment.faultOfExpression(expression)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric(18, 4)", "varchar(64)", "integer[]", "\"a,b\"", "timestamp(6) with time zone"})
    void aTypeMayHaveArguments(String type) {
        assertThat(SqlFragment.faultOfType(type)).isEmpty();
    }

    @Test
    void aTypeCannotBringAnotherColumn() {
        assertThat(SqlFragment.faultOfType("integer, extra integer")).hasValue("holds a comma");
    }
}
