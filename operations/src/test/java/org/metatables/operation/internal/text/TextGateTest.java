package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterStyle;

class TextGateTest {

    private static final Map<String, String> TABLES = Map.of("account", "\"public\".\"account\"");

    @Test
    void numbersPlacesForTheServerAndNamesForTheInference() {
        StatementText text = named("select :b, (:a is null or x = :a), :b::int");
        assertThat(text.places()).containsExactly("b", "a", "a", "b");
        assertThat(text.names()).containsExactly("b", "a");
        assertThat(text.sent().sql()).isEqualTo("select $1, ($2 is null or x = $3), $4::int");
        assertThat(text.unified().sql()).isEqualTo("select $1, ($2 is null or x = $2), $1::int");
        assertThat(text.jdbc()).isEqualTo("select ?, (? is null or x = ?), ?::int");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':x'",
                "select E'\\':x'",
                "select $$:x$$",
                "select $q$ :x $$ $q$",
                "select \":x\"",
                "select 1 /* :x /* :x */ :x */",
                "select 1 -- :x",
                "select x::text",
                "select f(a := 1)",
                "select U&'\\0061:x'",
                "select b':x'",
                "select a[1: 2]",
                "select 'it''s :x'",
                "select \"a\"\":x\"",
                "select a$1$b",
                "select 1 -- :x\n",
                "select n':x'"
            })
    void leavesColonsAloneThatAreNoParameters(String sql) {
        StatementText text = named(sql);
        assertThat(text.places()).isEmpty();
        assertThat(text.sent().sql()).isEqualTo(sql);
        DriverReading.requireSame(text);
    }

    @Test
    void keepsQuestionMarksOfOperatorsAndLiterals() {
        StatementText text = named("select a ? 'x', a ?| :k, '?', \"?\", a @? '$.b' -- ?");
        assertThat(text.jdbc()).isEqualTo("select a ?? 'x', a ??| ?, '?', \"?\", a @?? '$.b' -- ?");
        assertThat(text.sent().sql()).isEqualTo("select a ? 'x', a ?| $1, '?', \"?\", a @? '$.b' -- ?");
        DriverReading.requireSame(text);
    }

    @Test
    void keepsParametersApartFromNamesAndNumbers() {
        StatementText text = named("select a[1:n], b:c from t");
        assertThat(text.sent().sql()).isEqualTo("select a[1 $1], b $2 from t");
    }

    @Test
    void writesTheTableForItsAlias() {
        assertThat(named("select '{account}' from {account} a where a.x = :x")
                        .sent()
                        .sql())
                .isEqualTo("select '{account}' from \"public\".\"account\" a where a.x = $1");
        assertThatThrownBy(() -> named("select * from {other}")).hasMessageContaining("{other}");
    }

    @Test
    void readsTheTextOfTheWire() {
        StatementText text = wire("select 'a%%', a %% 2, %(x)s, \"%%\", %(y)s::int, %(x)s");
        assertThat(text.sent().sql()).isEqualTo("select 'a%', a % 2, $1, \"%\", $2::int, $3");
        assertThat(text.places()).containsExactly("x", "y", "x");
        assertThat(wire("select %s, a[1:b], %s").places()).containsExactly("0", "1");
        assertThat(wire("select a[1:b]").sent().sql()).isEqualTo("select a[1:b]");
        assertThat(wire("select a%(x)sb").sent().sql()).isEqualTo("select a $1 b");
        assertThat(wire("select 1 =%(x)s").sent().sql()).isEqualTo("select 1 =$1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select '%(x)s'",
                "select 1 -- %(x)s",
                "select \"%(x)s\"",
                "select 5 % 2",
                "select %(x",
                "select %d",
                "select $$%(x)s$$",
                "select %(x)s%(y)s"
            })
    void refusesPercentSignsThatMeanNothing(String sql) {
        assertThatThrownBy(() -> wire(sql)).isInstanceOf(InvalidStatementException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "select a/%(x)s*2, a / $1*2",
        "select 5-%(x)s-3, 5-$1-3",
        "select a*%(x)s/2, a*$1/2",
        "select a<-%(x)s-1, a<-$1-1",
    })
    void takesNoCommentFromSignsWithAParameterBetweenThem(String wire, String sent) {
        StatementText text = wire(wire);
        assertThat(text.sent().sql().replace(" ", "")).isEqualTo("select" + sent.replace(" ", ""));
        DriverReading.requireSame(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1 \u007f", "select 1 \b", "select \u001b[2J 1", "select 1 \u001a; select 2"})
    void refusesCharactersThatTerminalsObey(String sql) {
        assertThatThrownBy(() -> named(sql)).isInstanceOf(InvalidStatementException.class);
    }

    @Test
    void writesEveryTextForTheWireSoThatItReadsTheSame() {
        String sql = "select a/:x*2-:x-3 from t where b like '5%' and c%:x = 0";
        assertThat(wire(TextGate.toPyformat(sql)).sent().sql().replace(" ", ""))
                .isEqualTo(named(sql).sent().sql().replace(" ", ""));
    }

    @Test
    void dropsWhatFollowsTheSemicolon() {
        assertThat(named("select 1 ; -- done").sent().sql()).isEqualTo("select 1 ");
        assertThat(named("select ';' ;;").sent().sql()).isEqualTo("select ';' ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1; select 2 | second statement | character 11",
                "select 1;; x | second statement | character 12",
                "; select 1 | second statement | character 3",
                "-- nothing | no statement | character 1",
                "'select ''open' | literal is not closed | character 8",
                "select \"open | quoted name is not closed | character 8",
                "select $q$open$Q$ | dollar signs is not closed | character 8",
                "select /* open /* */ | comment is not closed | character 8",
                "select $1 | parameters have names | character 8",
                "select {x | brace is not closed | character 8",
                "select \\d | no meaning | character 8",
            })
    void refusesWithThePlace(String sql, String what, String where) {
        assertThatThrownBy(() -> named(sql))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(where);
    }

    @Test
    void readsALiteralWithEscapesThatGoesOnAfterALineBreakAsPostgresqlDoes() {
        StatementText continued = named("select E'a'\n'\\'; drop table x --'");
        assertThatThrownBy(() -> DriverReading.requireSame(continued)).isInstanceOf(InvalidStatementException.class);
        DriverReading.requireSame(named("select E'a\\'' -- c\n 'b'"));
    }

    @Test
    void boundsTheDepthAndTheNumberOfLiterals() {
        named("select " + "(".repeat(Bounds.MAX_DEPTH) + "1" + ")".repeat(Bounds.MAX_DEPTH));
        assertThatThrownBy(() -> named("select " + "(".repeat(Bounds.MAX_DEPTH + 1) + "1"))
                .hasMessageContaining("nested deeper than 500");
        assertThatThrownBy(() -> named("select " + "[".repeat(Bounds.MAX_DEPTH + 1)))
                .hasMessageContaining("nested deeper than 500");
        named("select " + "1,".repeat(Bounds.MAX_CONSTANTS - 1) + "1");
        assertThatThrownBy(() -> named("select " + "'',".repeat(Bounds.MAX_CONSTANTS) + "1"))
                .hasMessageContaining("more than 10000 literals");
    }

    @Test
    void refusesCharactersThatPostgresqlCannotStoreAndTextsThatAreTooLong() {
        assertThatThrownBy(() -> named("select '\0'")).hasMessageContaining("character 9");
        assertThatThrownBy(() -> named("select '\ud800'")).hasMessageContaining("character 9");
        assertThat(named("select '\ud83d\ude00'").sent().sql()).isEqualTo("select '\ud83d\ude00'");
        assertThatThrownBy(() -> named("x".repeat(TextGate.MAX_LENGTH + 1))).hasMessageContaining("are allowed");
    }

    @Test
    void findsTheWayBackToTheCallersText() {
        String sql = "select :first, :second, oops";
        Rendering sent = named(sql).sent();
        assertThat(sent.originOf(sent.sql().indexOf("oops") + 1)).isEqualTo(sql.indexOf("oops") + 1);
        String wire = "select 'a%%', %(first)s, oops";
        Rendering read = wire(wire).sent();
        assertThat(read.originOf(read.sql().indexOf("oops") + 1)).isEqualTo(wire.indexOf("oops") + 1);
    }

    private static StatementText named(String sql) {
        return TextGate.read(sql, ParameterStyle.NAMED, TABLES);
    }

    private static StatementText wire(String sql) {
        return TextGate.read(sql, ParameterStyle.PYFORMAT, TABLES);
    }
}
