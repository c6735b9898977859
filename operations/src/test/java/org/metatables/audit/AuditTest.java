package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.MetaTablesException;
import org.metatables.access.AccessControl;
import org.metatables.access.Grantee;
import org.metatables.access.NoPrincipalException;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.access.ThreadPrincipal;
import org.metatables.access.Visibility;
import org.metatables.catalog.PageRequest;
import org.metatables.operation.Access;
import org.metatables.operation.BulkLoad;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationKind;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationTimeoutException;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.ParameterException;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.RawQuery;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.Row;
import org.metatables.operation.UnusableTableException;
import org.metatables.operation.internal.text.StatementFingerprint;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The row that each operation leaves, whatever became of it. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private static final String READ = "select name from account where code = :code";
    private static final PrincipalSource ADA = PrincipalSource.fixed(Principal.user("ada"));

    private TestDatabase server;
    private GovernedDatabase database;
    private GovernedOperations operations;
    private AuditTrail trail;

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        operations = GovernedOperations.open(config());
        trail = AuditTrail.of(server.dataSource());
    }

    @AfterAll
    void close() {
        operations.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        database.sql("delete from metatables.audit");
    }

    @Test
    void tellsOfARead() {
        Instant before = Instant.now();
        operations.execute(read().parameter("code", "ACME").maxRows(7).build());

        AuditRecord row = only();

        assertThat(row.at()).isBetween(before.minusSeconds(60), before.plusSeconds(60));
        assertThat(row.caller())
                .isEqualTo(new AuditCaller(Optional.of("ada"), Optional.empty(), "the shop", database.login()));
        assertThat(row.request())
                .isEqualTo(new AuditRequest(
                        OperationKind.SELECT,
                        Map.of(database.account(), Access.READ),
                        StatementFingerprint.of(READ, ParameterStyle.NAMED),
                        Optional.empty(),
                        List.of("code"),
                        Optional.empty()));
        assertThat(row.result().outcome()).isEqualTo(AuditOutcome.SUCCEEDED);
        assertThat(row.result().rows()).hasValue(1);
        assertThat(row.result().duration())
                .hasValueSatisfying(time -> assertThat(time).isPositive());
        assertThat(row.result().net()).isEmpty();
        assertThat(row.result().reason()).isEmpty();
    }

    @Test
    void tellsOfAWriteAtOnceAndHowManyRowsItWroteSoonAfter() {
        operations.execute(write("update account set visits = visits + 1").build());

        AuditRecord row = only();
        assertThat(row.request().tables()).containsExactly(Map.entry(database.account(), Access.WRITE));
        assertThat(row.result().outcome()).isEqualTo(AuditOutcome.SUCCEEDED);
        assertThat(completed(row.id()).rows()).hasValue(1);
    }

    @Test
    void tellsOfAWriteThatGivesRowsBack() {
        operations.execute(write("update account set visits = visits + 1 returning code, visits")
                .build());

        assertThat(completed(only().id()).rows()).hasValue(1);
    }

    @Test
    void isCommittedWithTheWriteOrNotAtAll() {
        database.sql("""
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
                create constraint trigger refuses after update on account deferrable initially deferred
                  for each row execute function refuse()
                """);
        try {
            assertThatThrownBy(() -> operations.execute(
                            write("update account set visits = visits + 1").build()))
                    .isInstanceOf(OperationFailedException.class);
        } finally {
            database.sql("drop trigger refuses on account; drop function refuse()");
        }

        assertThat(only().result())
                .satisfies(result -> assertThat(result.outcome()).isEqualTo(AuditOutcome.FAILED))
                .satisfies(result -> assertThat(result.sqlState()).hasValue("P0001"))
                .satisfies(result -> assertThat(result.net()).isEmpty());
    }

    @Test
    void tellsOfABrokenConstraint() {
        assertThatThrownBy(() -> operations.execute(
                        write("insert into account (code, name) values ('ACME', 'x')", OperationKind.INSERT)
                                .build()))
                .isInstanceOf(ConstraintViolationException.class);

        AuditResult result = only().result();
        assertThat(result.outcome()).isEqualTo(AuditOutcome.FAILED);
        assertThat(result.sqlState()).hasValue("23505");
        assertThat(result.reason()).hasValueSatisfying(why -> assertThat(why).contains("account_code_key"));
        assertThat(result.rows()).isEmpty();
    }

    @Test
    void tellsWhichNetRefused() {
        UUID unknown = UUID.randomUUID();
        refused(Operation.select("select 1").read(unknown).build(), UnusableTableException.class, AuditNet.SCOPE);
        assertThat(trail.page(AuditFilter.any().touching(unknown), PageRequest.first(2))
                        .items())
                .as("also for a table that there is none of")
                .hasSize(1);
        refused(read("select 1; select 2"), InvalidStatementException.class, AuditNet.TEXT);
        refused(read("select 'half of a literal"), InvalidStatementException.class, AuditNet.TEXT);
        refused(read("select nothing from account"), InvalidStatementException.class, AuditNet.ANALYSIS);
        refused(read("select pg_sleep(0)"), OperationRefusedException.class, AuditNet.ANALYSIS);
        refused(read("select pg_sleep(0)"), OperationRefusedException.class, AuditNet.ANALYSIS);
    }

    @Test
    void tellsOfOperationsOfNobody() {
        try (GovernedOperations nobodys = GovernedOperations.open(config().withPrincipals(new ThreadPrincipal()))) {
            Operation read = read("select 1");
            assertThatThrownBy(() -> nobodys.execute(read)).isInstanceOf(NoPrincipalException.class);
            assertThatThrownBy(() -> nobodys.stream(read)).isInstanceOf(NoPrincipalException.class);
            assertThatThrownBy(() -> nobodys.load(BulkLoad.into(database.account(), "code"), Stream.of(List.of("A"))))
                    .isInstanceOf(NoPrincipalException.class);
            assertThat(nobodys.runQuery(RawQuery.of(database.account(), "select 1"))
                            .ok())
                    .isFalse();
        }

        assertThat(rows(4)).allSatisfy(row -> {
            assertThat(row.caller()).isEqualTo(AuditCaller.nobody("the shop", database.login()));
            assertThat(row.request().tables()).containsOnlyKeys(database.account());
            assertThat(row.result().outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(row.result().net()).hasValue(AuditNet.ACCESS);
        });
    }

    @Test
    void tellsATableThatIsHiddenFromOneThatDoesNotExist() {
        database.sql("create table concealed (id int)");
        UUID hidden = database.govern("concealed");
        UUID unknown = UUID.randomUUID();
        AccessControl.of(server.dataSource())
                .deny(hidden, Grantee.user("ada"), Permission.VIEW, "The audit must tell the truth.");
        refused(Operation.select("select 1").read(hidden).build(), UnusableTableException.class, AuditNet.ACCESS);
        refused(Operation.select("select 1").read(unknown).build(), UnusableTableException.class, AuditNet.SCOPE);
        database.sql("update metatables.meta_table set provisioning_status = 'reserved' where uid = '"
                + database.uid("ruled") + "'");
        for (UUID uid : List.of(hidden, unknown)) {
            Operation operation = Operation.select("select 1")
                    .read(database.uid("ruled"))
                    .read(uid)
                    .build();
            assertThatThrownBy(() -> operations.execute(operation)).hasMessageContaining(uid.toString());
        }
        database.sql("update metatables.meta_table set provisioning_status = 'active' where uid = '"
                + database.uid("ruled") + "'");
    }

    @Test
    void tellsWhatTheBoxStopped() {
        assertThatThrownBy(
                        () -> operations.execute(read("select count(*) from generate_series(1, 1000000000) g, account")
                                .withLimits(Limits.DEFAULT.withStatementTimeoutMillis(50))))
                .isInstanceOf(OperationTimeoutException.class);
        assertThatThrownBy(() -> operations.execute(read("select repeat('x', 100000) from account")))
                .isInstanceOf(ResultTooLargeException.class);

        assertThat(rows(2))
                .extracting(
                        row -> row.result().outcome(), row -> row.result().net().orElseThrow())
                .containsExactly(tuple(AuditOutcome.FAILED, AuditNet.BOX), tuple(AuditOutcome.TIMED_OUT, AuditNet.BOX));
    }

    @Test
    void tellsOfAStreamThatFailsAfterSomeRows() {
        Operation failing = read("select 1 / (500 - n) as x from generate_series(1, 1000) n");
        try (Stream<Row> rows = operations.stream(failing)) {
            assertThatThrownBy(rows::count).isInstanceOf(ParameterException.class);
        }

        assertThat(stored()).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(AuditOutcome.FAILED);
            assertThat(result.sqlState()).hasValue("22012");
            assertThat(result.reason()).isPresent();
            assertThat(result.rows().orElseThrow()).isBetween(16L, 499L);
            assertThat(result.duration()).isPresent();
        });
    }

    @Test
    void tellsOfAStreamThatEndsAtItsDeadline() {
        Operation late = read("select generate_series(1, 100000000) as n")
                .withLimits(Limits.DEFAULT.withDeadline(Duration.ofMillis(150)));
        try (Stream<Row> rows = operations.stream(late)) {
            assertThatThrownBy(rows::count).isInstanceOf(OperationTimeoutException.class);
        }

        assertThat(completed(only().id())).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(AuditOutcome.TIMED_OUT);
            assertThat(result.net()).hasValue(AuditNet.BOX);
        });
    }

    @Test
    void tellsOfAStreamWithARowThatIsTooLarge() {
        Operation large =
                read("select repeat('x', case when n < 20 then 1 else 60000 end) as big from generate_series(1, 20) n");
        try (Stream<Row> rows = operations.stream(large)) {
            assertThatThrownBy(rows::count).isInstanceOf(ResultTooLargeException.class);
        }

        assertThat(stored()).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(AuditOutcome.FAILED);
            assertThat(result.net()).hasValue(AuditNet.BOX);
            assertThat(result.rows().orElseThrow()).isBetween(16L, 19L);
        });
    }

    @Test
    void tellsOfAStreamThatIsClosedBeforeItsEnd() {
        try (Stream<Row> rows = operations.stream(read("select n from generate_series(1, 1000) n"))) {
            rows.iterator().next();
        }

        AuditResult result = completed(only().id());
        assertThat(result.outcome()).isEqualTo(AuditOutcome.SUCCEEDED);
        assertThat(result.rows()).hasValue(1);
    }

    @Test
    void tellsWhatTheBoundaryRefused() {
        database.sql("create function not_for_all() returns trigger language plpgsql as"
                + " $$ begin perform value from secret; return new; end $$");
        database.sql("create trigger looks before update on account for each row execute function not_for_all()");
        try {
            refused(
                    write("update account set name = 'x' where code = 'ACME'").build(),
                    OperationRefusedException.class,
                    AuditNet.BOUNDARY);
        } finally {
            database.sql("drop function not_for_all() cascade");
        }
    }

    @Test
    void keepsTextsAndValuesOnlyWhereThatIsAskedFor() {
        try (GovernedOperations curious = GovernedOperations.open(
                config().withAudit(AuditConfig.DEFAULT.keepingStatements().keepingValues()))) {
            curious.execute(Operation.select(
                            "select :a::text, :b::text[], :c::bytea, :d::text from account where code = 'ACME'")
                    .read(database.account())
                    .parameter("a", "the value")
                    .parameter("b", List.of("x", "y"))
                    .parameter("c", new byte[] {1, (byte) 0xff})
                    .parameter("d", null)
                    .build());
        }

        AuditRequest request = only().request();
        assertThat(request.statement())
                .hasValueSatisfying(text -> assertThat(text).contains("code = 'ACME'"));
        assertThat(request.parameters()).containsExactly("a", "b", "c", "d");
        assertThat(request.parameterValues())
                .hasValue("{\"a\": \"the value\", \"b\": \"[x, y]\", \"c\": \"\\\\x01ff\", \"d\": null}");
        assertThat(request).asString().doesNotContain("ACME", "the value");
    }

    @Test
    void writesWhatWaitsWhenItIsClosed() {
        try (GovernedOperations shortLived = GovernedOperations.open(config())) {
            shortLived.execute(read().parameter("code", "ACME").build());
        }
        assertThat(database.one("select count(*) from metatables.audit")).isEqualTo("1");
    }

    @Test
    void isRefusedToALoginThatMayNotWriteIt() {
        database.sql("revoke insert on metatables.audit from " + database.login());
        try {
            assertThatThrownBy(() -> GovernedOperations.open(config()))
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessageContaining("metatables.let_write_audit('" + database.login() + "')");
        } finally {
            database.sql("select metatables.let_write_audit('" + database.login() + "')");
        }
    }

    private OperationsConfig config() {
        return database.config()
                .withPrincipals(ADA)
                .withVisibility(Visibility.EDIT)
                .withMaxResultBytes(50_000)
                .withPool(2, Duration.ofSeconds(5))
                .withAudit(AuditConfig.DEFAULT.withApplication("the shop"));
    }

    private OperationBuilder read() {
        return Operation.select(READ).read(database.account());
    }

    private Operation read(String sql) {
        return Operation.select(sql).read(database.account()).build();
    }

    private OperationBuilder write(String sql) {
        return write(sql, OperationKind.UPDATE);
    }

    private OperationBuilder write(String sql, OperationKind kind) {
        return (kind == OperationKind.UPDATE ? Operation.update(sql) : Operation.insert(sql)).write(database.account());
    }

    private void refused(Operation operation, Class<? extends MetaTablesException> by, AuditNet net) {
        forget();
        assertThatThrownBy(() -> operations.execute(operation)).isInstanceOf(by).satisfies(error -> {
            AuditResult result = trail.page(AuditFilter.any(), PageRequest.first(2))
                    .items()
                    .get(0)
                    .result();
            assertThat(result.outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(result.net()).hasValue(net);
            assertThat(result.reason()).hasValue(error.getMessage());
            assertThat(result.rows()).isEqualTo(OptionalLong.empty());
        });
    }

    /** What the only row says at once. */
    private AuditResult stored() {
        List<AuditRecord> rows =
                trail.page(AuditFilter.any(), PageRequest.first(2)).items();
        assertThat(rows).hasSize(1);
        return rows.get(0).result();
    }

    /** The only row, which may still be on its way. */
    private AuditRecord only() {
        return rows(1).get(0);
    }

    private List<AuditRecord> rows(int many) {
        return Patience.until(
                () -> trail.page(AuditFilter.any(), PageRequest.first(many + 1)).items(), rows -> rows.size() == many);
    }

    private AuditResult completed(UUID id) {
        return Patience.until(
                () -> trail.find(id).orElseThrow().result(),
                result -> result.rows().isPresent());
    }
}
