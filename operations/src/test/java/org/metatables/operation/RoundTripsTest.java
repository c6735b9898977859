package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.audit.AuditConfig;
import org.metatables.audit.AuditMode;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** How many messages an operation sends, counted at the socket. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripsTest {

    private static final int TIMES = 20;

    private GovernedDatabase database;
    private GovernedOperations operations;
    private OperationsConfig config;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "socketFactory="
                + CountingSocketFactory.class.getName();
        config = OperationsConfig.of(url, database.login(), GovernedDatabase.PASSWORD, GovernedDatabase.TESTER)
                .withPool(1, Duration.ofSeconds(5))
                .withCatalogFreshness(Duration.ofHours(1));
        operations = GovernedOperations.open(config);
    }

    @AfterAll
    void close() {
        operations.close();
        database.close();
    }

    @Test
    void readsInOneMessage() {
        Operation read = Operation.select("select * from account where code = :code")
                .read(database.account())
                .parameter("code", "ACME")
                .build();
        assertThat(messagesPerExecution(read)).isEqualTo(1);
    }

    @Test
    void writesInTwoMessages() {
        Operation write = Operation.update("update account set visits = visits + 1 where code = :code returning visits")
                .write(database.account())
                .parameter("code", "ACME")
                .build();
        assertThat(messagesPerExecution(write)).isEqualTo(2);
    }

    @Test
    void analysesANewStatementInFourMessages() {
        // The session's state, the types of the parameters, the function, its tree with the tables; and the statement
        // itself.
        assertThat(messagesOfNew("select region from account where name = :name and visits > :visits"))
                .isEqualTo(4 + 1);
    }

    @Test
    void analysesANewStatementWithoutParametersInThreeMessages() {
        assertThat(messagesOfNew("select upper(name) from account")).isEqualTo(3 + 1);
    }

    @Test
    void asksInOneMessageMoreForWhatDoesNotShipWithPostgresql() {
        assertThat(messagesOfNew("select code, state from account")).isEqualTo(4 + 1);
    }

    /** The fewest messages of some texts: what ships with PostgreSQL is asked for once, and the pool tests a connection now and then. */
    private long messagesOfNew(String sql) {
        long fewest = Long.MAX_VALUE;
        for (int text = 0; text < TIMES; text++) {
            OperationBuilder read = Operation.select(sql + " -- " + text).read(database.account());
            Operation operation = sql.contains(":name")
                    ? read.parameter("name", "x").parameter("visits", 1).build()
                    : read.build();
            long before = CountingSocketFactory.MESSAGES.get();
            operations.execute(operation);
            fewest = Math.min(fewest, CountingSocketFactory.MESSAGES.get() - before);
        }
        return fewest;
    }

    @Test
    void writesARowOfTheAuditInTheMessageOfTheWrite() {
        Operation write = Operation.update("update account set visits = visits + 1 where code = :code")
                .write(database.account())
                .parameter("code", "ACME")
                .build();
        assertThat(messagesPerExecution(write)).isEqualTo(1);
    }

    @Test
    void writesTheAuditOfAReadInOneMessageMoreWhereItIsSynchronous() {
        Operation read = Operation.select("select name from account")
                .read(database.account())
                .build();
        try (GovernedOperations synchronous =
                GovernedOperations.open(config.withAudit(AuditConfig.DEFAULT.withMode(AuditMode.SYNCHRONOUS)))) {
            synchronous.execute(read);
            long before = CountingSocketFactory.MESSAGES.get();
            long ofAudit = CountingSocketFactory.MESSAGES_OF_AUDIT.get();
            for (int each = 0; each < TIMES; each++) {
                synchronous.execute(read);
            }
            assertThat(CountingSocketFactory.MESSAGES.get() - before).isEqualTo(TIMES);
            // The first executions prepare the statement; the other operations of this class write their batches
            // meanwhile.
            assertThat(CountingSocketFactory.MESSAGES_OF_AUDIT.get() - ofAudit).isBetween((long) TIMES, TIMES + 10L);
        }
    }

    private double messagesPerExecution(Operation operation) {
        for (int warm = 0; warm < 10; warm++) {
            operations.execute(operation);
        }
        long before = CountingSocketFactory.MESSAGES.get();
        for (int each = 0; each < TIMES; each++) {
            operations.execute(operation);
        }
        return (double) (CountingSocketFactory.MESSAGES.get() - before) / TIMES;
    }
}
