package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.access.Actor;
import org.metatables.audit.Patience;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.CountingSocketFactory;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.OperationsConfig;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The state of a connection travels with the statement, and is what the statement runs in. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneMessageTest {

    private static final int TIMES = 12;

    private TestDatabase server;
    private GovernedDatabase database;
    private Executor executor;
    private Optional<String> role = Optional.empty();

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        for (String name : new String[] {reader(), writer()}) {
            database.sql("create role " + name);
            database.sql("grant usage on schema public to " + name);
            database.sql("grant " + name + " to " + database.login());
        }
        database.sql("grant select on account to " + reader());
        database.sql("grant select, update, insert on account to " + writer());
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "socketFactory="
                + CountingSocketFactory.class.getName() + "&ApplicationName=one-message";
        executor = new Executor(
                OperationsConfig.of(url, database.login(), GovernedDatabase.PASSWORD, GovernedDatabase.TESTER)
                        .withPool(1, Duration.ofSeconds(5))
                        .withCatalogFreshness(Duration.ofHours(1)),
                (work, box) -> (scope, watched) -> role);
    }

    @AfterAll
    void close() {
        executor.close();
        database.close();
        database.dropRole(reader());
        database.dropRole(writer());
    }

    @BeforeEach
    void asNobody() {
        role = Optional.empty();
    }

    @Test
    void leavesNoConnectionWhereItCannotBeOpened() {
        OperationsConfig config = OperationsConfig.of(
                server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "ApplicationName=unfit",
                database.login(),
                GovernedDatabase.PASSWORD,
                GovernedDatabase.TESTER);
        Error missing = new NoClassDefFoundError("a class of the driver");
        RoleLookup unfit = new RoleLookup() {
            @Override
            public void require(Connection connection) {
                throw missing;
            }

            @Override
            public Optional<String> of(GovernedScope scope, Watched watched) {
                return Optional.empty();
            }
        };

        assertThatThrownBy(() -> new Executor(config, (work, box) -> unfit)).isSameAs(missing);

        assertThat(Patience.until(
                        () -> database.one("select count(*) from pg_stat_activity where application_name = 'unfit'"),
                        "0"::equals))
                .isEqualTo("0");
    }

    @Test
    void takesOneMessageAsTheSameAndAsAnotherRole() {
        Runnable asReader = () -> run(reader(), read());
        Runnable asWriter = () -> run(writer(), read());
        assertThat(messages(asReader)).isEqualTo(1);
        assertThat(messages(asReader, asWriter)).isEqualTo(1);
    }

    @Test
    void takesOneMessageForAReadAfterAWriteAndForAWriteAfterARead() {
        assertThat(messages(() -> run(writer(), write()), () -> run(reader(), read())))
                .isEqualTo(1);
    }

    @Test
    void takesTwoMessagesWhereTheAnswerMattersToTheCommit() {
        OperationBuilder returning = write("update account set visits = visits + 1 where code = :code returning code");
        assertThat(messages(() -> run(writer(), returning))).isEqualTo(2);
    }

    @Test
    void runsAsTheRoleAndReadOnlyAlsoInTheMessageThatSaysSo() {
        run(writer(), write());
        assertThatThrownBy(() -> run(reader(), write())).isInstanceOf(OperationRefusedException.class);
        run(writer(), write());
        database.sql("create table probe (id int)");
        database.sql("insert into probe values (1)");
        database.sql("alter table probe enable row level security");
        database.sql(
                "create policy seen on probe to metatables_scope, " + reader() + " using (current_user = '" + reader()
                        + "' and current_setting('transaction_read_only') = 'on'"
                        + " and current_setting('statement_timeout') = '7s')");
        database.sql("grant select on probe to public");
        UUID probe = database.govern("probe");
        run(reader(), Operation.select("select id from probe").read(probe).statementTimeout(Duration.ofSeconds(7)));
    }

    @Test
    void forgetsTheStateAfterAMessageThatFailed() {
        run(reader(), read());
        OperationBuilder twice = Operation.insert("insert into account (code, name) values (:code, 'x')")
                .write(database.account())
                .parameter("code", "ACME");
        assertThatThrownBy(() -> run(writer(), twice)).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> run(reader(), write())).isInstanceOf(OperationRefusedException.class);
        run(writer(), write());
        run(reader(), read());
    }

    @Test
    void namesThePlaceInTheTextOfTheCaller() {
        assertThatThrownBy(() -> run(
                        reader(),
                        Operation.select("select code from account where cod = :code")
                                .read(database.account())
                                .parameter("code", "ACME")))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("character 32 ");
    }

    @Test
    void keepsOperatorsWithAQuestionMark() {
        OperationBuilder asking = Operation.select(
                        "select code from account where document ? :key or code = :code -- ?")
                .read(database.account())
                .parameter("key", "a")
                .parameter("code", "ACME");
        for (int time = 0; time < TIMES; time++) {
            run(time % 2 == 0 ? reader() : writer(), asking);
        }
    }

    @Test
    void addsNoLineToTheLogOfTheServer() {
        run(reader(), read());
        long before = linesInTheLog();
        messages(
                () -> run(writer(), write()),
                () -> run(reader(), read()),
                () -> run(writer(), write("update account set visits = 2 where code = :code returning code")));
        assertThat(linesInTheLog()).isEqualTo(before);
        assertThatThrownBy(() -> run(reader(), write())).isInstanceOf(OperationRefusedException.class);
        assertThat(linesInTheLog()).isGreaterThan(before);
    }

    /** Lines of the one connection of this test; other tests write to the log, too. */
    private long linesInTheLog() {
        String log = database.one("select pg_read_file('server.log', true)");
        assumeThat(log).as("the log of an embedded server").isNotEqualTo("null");
        String pid = database.one("select pid from pg_stat_activity where application_name = 'one-message'");
        return Arrays.stream(log.split("\n"))
                .filter(line -> line.contains("[" + pid + "]"))
                .count();
    }

    private OperationBuilder read() {
        return Operation.select("select /* one */ code, name from account where code = :code")
                .read(database.account())
                .parameter("code", "ACME");
    }

    private OperationBuilder write() {
        return write("update account set visits = visits + 1 where code = :code");
    }

    private OperationBuilder write(String sql) {
        return Operation.update(sql).write(database.account()).parameter("code", "ACME");
    }

    private OperationResult execute(OperationBuilder operation) {
        return executor.execute(operation.build(), () -> Actor.of(GovernedDatabase.TESTER.current()));
    }

    private void run(String as, OperationBuilder operation) {
        role = Optional.of(as);
        assertThat(execute(operation).rowCount()).isEqualTo(1);
    }

    /** The messages per operation, once warm. */
    private static double messages(Runnable... turns) {
        for (int time = 0; time < TIMES; time++) {
            Arrays.stream(turns).forEach(Runnable::run);
        }
        long before = CountingSocketFactory.MESSAGES.get();
        for (int time = 0; time < TIMES; time++) {
            Arrays.stream(turns).forEach(Runnable::run);
        }
        return (double) (CountingSocketFactory.MESSAGES.get() - before) / TIMES / turns.length;
    }

    private String reader() {
        return server.name() + "_reader";
    }

    private String writer() {
        return server.name() + "_writer";
    }
}
