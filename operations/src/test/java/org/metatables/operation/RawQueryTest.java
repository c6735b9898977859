package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.access.ThreadPrincipal;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditTrail;
import org.metatables.operation.RawQueryError.Kind;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What somebody types is held to its scope like any operation, and its answer says what went wrong. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawQueryTest {

    private static final JsonMapper JSON = new JsonMapper();

    private TestDatabase server;
    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(fresh);
        database.addAccount("ACME", "US");
        database.addAccount("BETA", "EU");
        database.sql("""
                create table parted (id int, secret_part text) partition by range (id);
                create table hidden_part partition of parted for values from (0) to (100);
                create table guarded (id int, owner text);
                alter table guarded enable row level security;
                create policy own on guarded using (owner <> 'the hidden owner');
                create function sum_up(text) returns text language sql immutable as $$ select $1 || 'the body' $$;
                """);
        database.govern("parted", "guarded");
        database.allow("public.sum_up(text)");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void answersWithTheEnvelopeOfTheWire() throws Exception {
        RawQueryResult result = run("  select code, visits from account order by code\n ");
        assertThat(JSON.readTree(result.toJson()))
                .isEqualTo(JSON.readTree("""
                        {"ok": true, "query_id": "%s", "meta_table_uid": "%s",
                         "results": [{"code": "ACME", "visits": 0}, {"code": "BETA", "visits": 0}],
                         "truncated": false, "max_rows": 1000, "row_count": 2}
                        """.formatted(result.queryId(), database.account())));
    }

    @Test
    void answersAnErrorWithTheSameEnvelope() throws Exception {
        RawQueryResult result = database.operations()
                .runQuery(RawQuery.ofTimeIndexed(database.account(), "select 1 / 0")
                        .withLimits(Limits.DEFAULT.withMaxRows(7)));
        assertThat(JSON.readTree(result.toJson())).isEqualTo(JSON.readTree("""
                        {"ok": false, "query_id": "%s", "time_index_meta_table_uid": "%s", "results": [],
                         "truncated": false, "max_rows": 7, "row_count": 0,
                         "error": {"kind": "execution_error", "message": "%s", "retryable": false, "sqlstate": "22012"}}
                        """.formatted(
                        result.queryId(),
                        database.account(),
                        result.error().orElseThrow().message())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 7 % 4 as v | 3",
                "select '%(x)s' as v | %(x)s",
                "select (array[1, 2, 3])[1:2] as v | [1, 2]",
                "select ':region {account} %' as v | :region {account} %",
                "with a as (select 1 as v) select v from a | 1",
                "values (5) | 5",
                "(select 6) | 6",
                "/* why */ select '{}'::jsonb ?& array['a'] -- so | false",
            })
    void takesEveryCharacterAsPostgresqlDoes(String sql, String value) {
        RawQueryResult result = run(sql);
        assertThat(result.error()).isEmpty();
        assertThat(result.rows().get(0).text(result.rows().get(0).columns().get(0)))
                .hasValue(value);
    }

    @Test
    void readsAWholeTableUpToItsLimit() {
        RawQueryResult result = database.operations()
                .runQuery(RawQuery.of(database.account(), "table account").withLimits(Limits.DEFAULT.withMaxRows(1)));
        assertThat(result.rowCount()).isEqualTo(1);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void readsOtherTablesOnlyWhereItsScopeNamesThem() {
        RawQuery joined = RawQuery.of(
                database.account(),
                "select count(*) as n from account a join account_limit l on l.account_uid = a.uid");
        assertThat(refused(database.operations().runQuery(joined)).message())
                .contains("public.account_limit, which its scope does not declare");
        assertThat(database.operations()
                        .runQuery(joined.reading(database.uid("account_limit")))
                        .error())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from account",
                "insert into account (code, name) values ('X', 'X')",
                "update account set name = 'X'",
                "with d as (delete from account returning *) select * from d",
                "select * from account for update",
                "select * into stolen from account",
                "create table stolen as select 1",
                "set role postgres",
                "show search_path",
                "copy account to stdout",
                "do $$ begin delete from account; end $$",
                "select 1; delete from account",
                "select value from secret",
                "select pg_sleep(1)",
                "select set_config('role', 'postgres', true)",
                "select :region",
                "select code from {account}",
                "begin",
                "; ; ;",
                "select 'half",
            })
    void refusesWhateverDoesNotOnlyReadItsScope(String sql) {
        assertThat(refused(run(sql)).kind()).isEqualTo(Kind.VALIDATION_ERROR);
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain select code from account",
                "EXPLAIN VERBOSE select code from account",
                "explain analyze verbose select code from account",
                "explain analyse select code from account",
                "explain (costs off, analyze, timing off, buffers on, summary 1, verbose false) table account",
                "explain (select code from account)",
                "explain ((select code from account))",
                "explain /* a */ ( /* b */ format text ) -- c\n with a as (select 1) select * from a, account",
                "-- first\n explain values ((select code from account limit 1))",
            })
    void explainsWhatItMayRead(String sql) {
        RawQueryResult result = run(sql);
        assertThat(result.error()).isEmpty();
        assertThat(result.rows().get(0).columns()).containsExactly("QUERY PLAN");
        assertThat(result.rows())
                .anyMatch(row -> row.text("QUERY PLAN").orElse("").contains("on"));
    }

    @Test
    void explainsAsADocument() throws Exception {
        RawQueryResult result = run("explain (format json, analyze) select code from account where code <> 'x'");
        assertThat(JSON.readTree(result.toJson())
                        .at("/results/0/QUERY PLAN/0/Plan/Actual Rows")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain delete from account",
                "explain analyze delete from account",
                "explain analyze insert into account (code, name) values ('X', 'X')",
                "explain (analyze) update account set name = 'X'",
                "explain analyze with d as (delete from account returning *) select * from d",
                "explain analyze create table stolen as select * from account",
                "explain analyze select * into stolen from account",
                "explain execute stolen",
                "explain declare c cursor for select * from account",
                "explain explain select 1",
                "explain analyze verbose",
                "explain",
                "explain select 1; delete from account",
                "explain analyze select 1; delete from account",
                "explain (analyze) select 1 /* */; /* */ drop table account",
                "explain select * from secret",
                "explain analyze select pg_sleep(0)",
                "explain select read_secret()",
                "explain select * from account_limit",
                "explain select * from account_view",
                "explain select * from account for update",
                "explain select public.sum_up(code) from account",
                "explain (settings) select code from account",
                "explain (generic_plan) select code from account",
                "explain (analyze, serialize) select code from account",
                "explain (analyze maybe) select code from account",
                "explain (timing) select code from account",
                "explain (format xsl) select code from account",
                "explain (format) select code from account",
                "explain (analyze off on) select code from account",
                "explain (analyze select code from account",
                "explain (\"analyze\") select code from account",
                "explain 'analyze' select code from account",
            })
    void explainsNothingElse(String sql) {
        assertThat(refused(run(sql)).kind()).isEqualTo(Kind.VALIDATION_ERROR);
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parted", "guarded"})
    void explainsNothingWhosePlanTellsOfMoreThanTheTable(String table) {
        RawQuery explained = RawQuery.of(database.uid(table), "explain (verbose, analyze) select * from " + table);
        assertThat(refused(database.operations().runQuery(explained)).message())
                .contains("The plan of a query that reads public." + table)
                .contains("without EXPLAIN")
                .doesNotContain("hidden");
    }

    @Test
    void tellsNothingOfATableThatItsCallerMayNotSeeAndNothingOfOneThatIsNot() {
        for (String sql : List.of("select * from %s", "explain select * from %s")) {
            assertThat(message(sql.formatted("secret")).replace("secret", "x"))
                    .isEqualTo(message(sql.formatted("nobody")).replace("nobody", "x"));
        }
    }

    @Test
    void saysWhereTheErrorIsInWhatWasWritten() {
        assertThat(message("explain (verbose)  select nothing from account")).contains("character 27 of the text");
        assertThat(message("select nothing from account")).contains("character 8 of the text");
    }

    @Test
    void leavesTheRowOfTheAuditThatItsAnswerNames() {
        RawQueryResult refused = run("explain analyze delete from account");
        assertThat(AuditTrail.of(server.dataSource())
                        .find(refused.queryId())
                        .orElseThrow()
                        .result()
                        .outcome())
                .isEqualTo(AuditOutcome.REFUSED);
    }

    @Test
    void saysWhichErrorsMayPass() {
        assertThat(refused(run("select count(*) from generate_series(1, 1000000000)", 60)))
                .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.TIMEOUT))
                .satisfies(error -> assertThat(error.retryable()).isFalse())
                .satisfies(error -> assertThat(error.sqlState()).hasValue("57014"));
        assertThat(refused(database.operations().runQuery(RawQuery.of(UUID.randomUUID(), "select 1"))))
                .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.UNUSABLE_TABLE))
                .satisfies(error -> assertThat(error.sqlState()).isEmpty());
    }

    @Test
    void answersNobody() {
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withPrincipals(new ThreadPrincipal()))) {
            assertThat(refused(operations.runQuery(RawQuery.of(database.account(), "select 1")))
                            .kind())
                    .isEqualTo(Kind.AUTHENTICATION_ERROR);
        }
    }

    @Test
    void throwsTheErrorsOfPrograms() {
        PrincipalSource broken = () -> {
            throw new IllegalStateException("a bug");
        };
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withPrincipals(broken))) {
            assertThatThrownBy(() -> operations.runQuery(RawQuery.of(database.account(), "select 1")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void waitsForAPlaceInAFullPoolAndSaysThatItMayPass() throws Exception {
        try (GovernedOperations operations = GovernedOperations.open(database.config()
                        .withPool(1, Duration.ofMillis(300))
                        .withPrincipals(PrincipalSource.fixed(Principal.user("tester"))));
                var held = operations.stream(Operation.select("select generate_series(1, 100000) as n")
                        .read(database.account())
                        .build())) {
            held.iterator().next();
            assertThat(refused(operations.runQuery(RawQuery.of(database.account(), "select 1"))))
                    .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .satisfies(error -> assertThat(error.retryable()).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t "})
    void isNotBlank(String sql) {
        assertThatThrownBy(() -> RawQuery.of(database.account(), sql))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void hasNoOffset() {
        RawQuery query = RawQuery.of(database.account(), "select 1");
        assertThatThrownBy(() -> query.withLimits(Limits.DEFAULT.withOffset(1)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("offset");
    }

    private void assertNothingChanged() {
        assertThat(database.one(
                        "select string_agg(code || name, ',' order by code) || coalesce(to_regclass('stolen')::text, '')"
                                + " from account"))
                .isEqualTo("ACMEACME,BETABETA");
    }

    private RawQueryResult run(String sql) {
        return run(sql, Limits.DEFAULT.statementTimeoutMillis());
    }

    private RawQueryResult run(String sql, int millis) {
        return database.operations()
                .runQuery(RawQuery.of(database.account(), sql)
                        .withLimits(Limits.DEFAULT.withStatementTimeoutMillis(millis)));
    }

    private String message(String sql) {
        return refused(run(sql)).message();
    }

    private static RawQueryError refused(RawQueryResult result) {
        assertThat(result.ok()).isFalse();
        assertThat(result.rows()).isEmpty();
        return result.error().orElseThrow();
    }
}
