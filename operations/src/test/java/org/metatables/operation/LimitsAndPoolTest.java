package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.catalog.CatalogMissingException;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The box around an operation, and the pool that it runs on. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsAndPoolTest {

    private static final String ENDLESS = "select count(*) from generate_series(1, 1000000000000)";

    private TestDatabase server;
    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(fresh);
        database.addAccount("ACME", "US");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void sendsExactlyTheTextThatWasAnalysed() {
        database.execute(Operation.select(
                        "select /* marker */ code from {account} where document ? 'a;b' or code = :code or :code = 'x' -- end")
                .read(database.account(), "account")
                .parameter("code", "ACME"));
        assertThat(database.one("select query from pg_stat_activity where query like '%/* marker */%' and usename = '"
                        + database.login() + "' and pid <> pg_backend_pid()"))
                .isEqualTo("select /* marker */ code from \"public\".\"account\" where document ? 'a;b'"
                        + " or code = $1 or $2 = 'x' -- end");
    }

    @Test
    void stopsAStatementAtItsTimeout() {
        assertThatThrownBy(() -> database.execute(
                        Operation.select(ENDLESS).read(database.account()).statementTimeout(Duration.ofMillis(100))))
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageContaining("time-out");
        assertThat(sleepers()).isEqualTo("0");
        assertThat(readAccount(database.operations())).isEqualTo(1);
    }

    @Test
    void stopsWaitingForTheLockOfAnother() throws Exception {
        try (GovernedOperations operations =
                        GovernedOperations.open(database.config().withLockTimeout(Duration.ofMillis(100)));
                Connection other = server.connect();
                Statement lock = other.createStatement()) {
            Operation update = Operation.update("update account set visits = 1")
                    .write(database.account())
                    .build();
            operations.execute(update);
            other.setAutoCommit(false);
            lock.execute("select from account for update");
            assertThatThrownBy(() -> operations.execute(update))
                    .isInstanceOf(OperationTimeoutException.class)
                    .hasMessageContaining("lock");
            other.rollback();
            assertThat(operations.execute(update).rowCount()).isEqualTo(1);
        }
    }

    @Test
    void stopsRowsThatAreTooLarge() {
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withMaxResultBytes(100_000))) {
            for (String text : List.of(
                    "select repeat('x', 5000000) as big",
                    "select repeat('x', 60000) as big from generate_series(1, 2)")) {
                assertThatThrownBy(() -> operations.execute(
                                Operation.select(text).read(database.account()).build()))
                        .isInstanceOf(ResultTooLargeException.class);
                assertThat(readAccount(operations)).isEqualTo(1);
            }
            assertThatThrownBy(() -> operations.execute(
                            Operation.update("update account set region = 'DE' returning repeat('x', 5000000) as big")
                                    .write(database.account())
                                    .build()))
                    .isInstanceOf(ResultTooLargeException.class);
            assertThat(database.one("select region from account")).isEqualTo("US");
        }
    }

    @Test
    void readsInAReadOnlyTransactionAndLeavesNoneOpen() {
        assertThat(database.execute(Operation.select("select code from account").read(database.account()))
                        .rowCount())
                .isEqualTo(1);
        assertThat(database.one("select count(*) from pg_stat_activity where usename = '" + database.login()
                        + "' and state like 'idle in transaction%'"))
                .isEqualTo("0");
        database.sql("create function write_in_a_read() returns text language sql as"
                + " 'insert into secret (value) values (1) returning value'");
        database.sql("grant insert, select on secret to metatables_scope");
        database.sql("grant usage on sequence secret_id_seq to metatables_scope");
        database.sql("create view writing as select write_in_a_read() as x");
        UUID writing = database.govern("writing");
        database.allow("public.write_in_a_read()");
        assertThatThrownBy(() -> database.execute(
                        Operation.select("select * from writing").read(writing)))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("25006");
        assertThat(database.one("select count(*) from secret")).isEqualTo("1");
        database.sql("revoke insert, select on secret from metatables_scope");
    }

    @Test
    void saysThatThePoolIsExhausted() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withPool(1, Duration.ofMillis(300)))) {
            readAccount(operations);
            Operation endless = Operation.select(ENDLESS)
                    .read(database.account())
                    .statementTimeout(Duration.ofSeconds(5))
                    .build();
            Future<?> busy = threads.submit(() -> operations.execute(endless));
            while (sleepers().equals("0") && !busy.isDone()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> readAccount(operations))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("All 1 connections of the operations were in use")
                    .hasMessageContaining("Nothing was executed");
            database.sql("select pg_cancel_backend(pid) from pg_stat_activity where query like '" + ENDLESS + "%'");
            assertThatThrownBy(busy::get).hasCauseInstanceOf(OperationTimeoutException.class);
            assertThat(readAccount(operations)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysThatItsThreadWasInterruptedAndKeepsTheRowOfTheAudit() throws Exception {
        try (GovernedOperations operations =
                        GovernedOperations.open(database.config().withPool(1, Duration.ofSeconds(20)));
                Stream<Row> busy = operations.stream(Operation.select("select generate_series(1, 1000) as n")
                        .read(database.account())
                        .build())) {
            busy.iterator().next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> readAccount(operations))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("The thread was interrupted while it waited for a connection.");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(database.one(
                        "select count(*) from metatables.audit where reason like 'The thread was interrupted%'"))
                .isEqualTo("1");
    }

    @Test
    void saysThatItWasClosed() {
        GovernedOperations operations = GovernedOperations.open(database.config());
        operations.close();
        assertThatThrownBy(() -> readAccount(operations))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("The operations were closed. Nothing was executed.");
    }

    /** What a login is set to is its owner's to say, but not what values and names mean. */
    @Test
    void readsAndWritesTheSameWhateverTheLoginIsSetTo() {
        List<String> settings = List.of(
                "array_nulls = off",
                "bytea_output = 'escape'",
                "extra_float_digits = -15",
                "IntervalStyle = 'sql_standard'",
                "quote_all_identifiers = on",
                "row_security = off",
                "search_path = 'information_schema'",
                "standard_conforming_strings = off",
                "transform_null_equals = on");
        Operation everything = Operation.select(
                        "select upper('x') as upper, null = :null as nothing, 1.1::float8 / 3 as third,"
                                + " interval '1 day 2:03' as period, :list::text[] as list, '\\x' as text,"
                                + " '\\x00ff'::bytea::text as bytes from account where code = 'ACME'")
                .read(database.account())
                .parameter("null", null)
                .parameter("list", Arrays.asList("x", null))
                .build();
        String expected = database.operations().execute(everything).toJson();
        settings.forEach(setting -> database.sql("alter role " + database.login() + " set " + setting));
        try (GovernedOperations operations = GovernedOperations.open(database.config())) {
            assertThat(operations.execute(everything).toJson()).isEqualTo(expected);
        } finally {
            database.sql("alter role " + database.login() + " reset all");
        }
    }

    @Test
    void worksAgainAfterItsConnectionsWereEnded() {
        OperationsConfig doomed = OperationsConfig.of(
                url("ApplicationName=doomed"), database.login(), GovernedDatabase.PASSWORD, GovernedDatabase.TESTER);
        try (GovernedOperations operations = GovernedOperations.open(doomed)) {
            assertThat(readAccount(operations)).isEqualTo(1);
            assertThat(database.one("select count(pg_terminate_backend(pid)) > 0 from pg_stat_activity"
                            + " where application_name = 'doomed'"))
                    .isEqualTo("t");
            int failures = 0;
            long rows = 0;
            while (rows == 0 && failures < 10) {
                try {
                    rows = readAccount(operations);
                } catch (DatabaseUnavailableException broken) {
                    assertThat(broken).hasMessageContaining("Nothing was written");
                    failures++;
                }
            }
            assertThat(rows).isEqualTo(1);
        }
    }

    @Test
    void servesManyThreadsOnFewConnections() throws Exception {
        int each = 25;
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch start = new CountDownLatch(1);
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withPool(4, Duration.ofSeconds(20)))) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                String code = "T" + thread;
                sums.add(threads.submit(() -> {
                    start.await();
                    long rows = 0;
                    for (int round = 0; round < each; round++) {
                        operations.execute(Operation.upsert("""
                                        insert into account_limit (id, account_uid, currency, amount)
                                        select :id, uid, 'USD', :amount from account where code = 'ACME'
                                        on conflict (id) do update set amount = account_limit.amount + 1
                                        """)
                                .write(database.uid("account_limit"))
                                .read(database.account())
                                .parameter("id", 1_000 + Integer.parseInt(code.substring(1)))
                                .parameter("amount", 1)
                                .build());
                        rows += readAccount(operations);
                    }
                    return rows;
                }));
            }
            start.countDown();
            for (Future<Long> sum : sums) {
                assertThat(sum.get()).isEqualTo(each);
            }
            assertThat(database.one("select count(*) || ':' || sum(amount)::int from account_limit"))
                    .isEqualTo("16:" + 16 * each);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void opensOnlyWhereOperationsCanRun() {
        assertThatThrownBy(() -> GovernedOperations.open(OperationsConfig.of(
                                server.jdbcUrl(), database.login(), "wrong-password", GovernedDatabase.TESTER)
                        .withPool(1, Duration.ofMillis(300))))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("28P01")
                .hasMessageNotContaining("wrong-password");
        assertThatThrownBy(() -> GovernedOperations.open(
                        url("preferQueryMode=simple"),
                        database.login(),
                        GovernedDatabase.PASSWORD,
                        GovernedDatabase.TESTER))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("preferQueryMode");
        database.sql("revoke temporary on database " + server.name() + " from public");
        assertThatThrownBy(() -> GovernedOperations.open(database.config()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("GRANT TEMPORARY");
        database.sql("grant temporary on database " + server.name() + " to public");
        try (TestDatabase empty = TestDatabase.create()) {
            assertThatThrownBy(() -> GovernedOperations.open(
                            empty.jdbcUrl(), empty.username(), empty.password(), GovernedDatabase.TESTER))
                    .isInstanceOf(CatalogMissingException.class);
        }
    }

    @Test
    void takesADataSourceOfTheApplication() {
        try (GovernedOperations operations = GovernedOperations.open(OperationsConfig.of(
                server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD), GovernedDatabase.TESTER))) {
            assertThat(readAccount(operations)).isEqualTo(1);
        }
    }

    private String url(String setting) {
        return server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + setting;
    }

    private long readAccount(GovernedOperations operations) {
        return operations
                .execute(Operation.select("select code from account where code = 'ACME'")
                        .read(database.account())
                        .build())
                .rowCount();
    }

    private String sleepers() {
        return database.one(
                "select count(*) from pg_stat_activity where state = 'active' and query like '" + ENDLESS + "%'");
    }
}
