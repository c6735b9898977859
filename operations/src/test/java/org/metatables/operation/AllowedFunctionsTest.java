package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Functions that an administrator lists, as they are, with what they reach. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowedFunctionsTest {

    private GovernedDatabase database;
    private GovernedOperations operations;
    private Connection administrator;
    private AllowedFunctions functions;

    @BeforeAll
    void open(TestDatabase fresh) throws SQLException {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create function twice(int) returns int language sql immutable as 'select $1 * 2';
                create function twice(text) returns text language sql immutable as 'select $1 || $1';
                create function limits() returns bigint language sql stable as 'select count(*) from account_limit';
                create function clear_limits() returns void language sql as 'delete from account_limit';
                create function replaced() returns int language sql immutable as 'select 1';
                create function step(int, int) returns int language sql immutable as 'select $1 + $2';
                create aggregate total(int) (sfunc = step, stype = int, initcond = '0');
                """);
        administrator = fresh.connect();
        functions = AllowedFunctions.of(administrator);
        operations = GovernedOperations.open(database.config().withCatalogFreshness(Duration.ZERO));
    }

    @AfterAll
    void close() throws SQLException {
        operations.close();
        administrator.close();
        database.close();
    }

    @Test
    void callsAListedFunctionByItsExactSignatureUntilItIsWithdrawn() {
        functions.allow("public.twice(integer)", Map.of(), "doubles a number");
        assertThat(call("select twice(21)")).isEqualTo("42");
        assertThatThrownBy(() -> call("select twice('x'::text)")).isInstanceOf(OperationException.class);
        assertThat(functions.list()).anySatisfy(listed -> {
            assertThat(listed.signature()).isEqualTo("public.twice(integer)");
            assertThat(listed.reason()).isEqualTo("doubles a number");
            assertThat(listed.current()).isTrue();
        });
        assertThat(functions.withdraw("public.twice(integer)")).isTrue();
        assertThat(functions.withdraw("public.twice(integer)")).isFalse();
        assertThatThrownBy(() -> call("select twice(21)"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("twice(integer), which does not exist, or is not on the list");
    }

    @Test
    void refusesAFunctionThatReachesWhatTheScopeDoesNotDeclare() {
        functions.allow("public.limits()", Map.of(database.uid("account_limit"), Access.READ), "counts");
        assertThatThrownBy(() -> call("select limits()"))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("calls public.limits(), which reads a table that the scope does not declare");
        assertThat(operations
                        .execute(Operation.select("select limits() as n")
                                .read(database.account())
                                .read(database.uid("account_limit"))
                                .build())
                        .rowCount())
                .isEqualTo(1);
    }

    @Test
    void refusesAFunctionThatWritesInASelect() {
        functions.allow("public.clear_limits()", Map.of(database.uid("account_limit"), Access.WRITE), "clears");
        assertThatThrownBy(() -> operations.execute(Operation.select("select clear_limits()")
                        .write(database.uid("account_limit"))
                        .build()))
                .hasMessageContaining("writes, while the operation declares a select");
    }

    @Test
    void refusesAFunctionThatWasReplacedUntilItIsListedAgain() {
        functions.allow("public.replaced()", Map.of(), "is one");
        assertThat(call("select replaced()")).isEqualTo("1");
        database.sql("create or replace function replaced() returns int language sql immutable as 'select 2'");
        assertThatThrownBy(() -> call("select replaced()"))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("was replaced since an administrator listed it");
        assertThat(functions.list())
                .filteredOn(listed -> listed.signature().equals("public.replaced()"))
                .extracting(AllowedFunction::current)
                .containsExactly(false);
        functions.allow("public.replaced()", Map.of(), "is two");
        assertThat(call("select replaced()")).isEqualTo("2");
    }

    @Test
    void noticesThatAPartOfAnAggregateWasReplaced() {
        functions.allow("public.total(integer)", Map.of(), "adds");
        assertThat(call("select total(i) from generate_series(1, 3) i")).isEqualTo("6");
        database.sql("create or replace function step(int, int) returns int language sql immutable as 'select 7'");
        assertThatThrownBy(() -> call("select total(i) from generate_series(1, 3) i"))
                .hasMessageContaining("was replaced since");
    }

    @Test
    void listsNothingThatIsNoFunctionOfTheDatabaseItself() {
        assertThatThrownBy(() -> functions.allow("public.nothing()", Map.of(), "none"))
                .isInstanceOf(UnknownFunctionException.class);
        assertThatThrownBy(() -> functions.allow("pg_catalog.set_config(text, text, boolean)", Map.of(), "none"))
                .isInstanceOf(UnknownFunctionException.class);
        assertThatThrownBy(() -> functions.allow("public.twice(integer)", Map.of(), " "))
                .isInstanceOf(UnknownFunctionException.class);
    }

    private String call(String sql) {
        Row row = operations
                .execute(Operation.select(sql).read(database.account()).build())
                .rows()
                .get(0);
        return row.text(row.columns().get(0)).orElseThrow();
    }
}
