package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.access.Principal;
import org.metatables.access.Visibility;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A write with an idempotency key happens once, and is answered as often as it is sent. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    private static final int TIMES = 25;
    private static final String COUNT_UP = "update {account} set visits = visits + 1 where code = 'ACME'";

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void reset() {
        database.sql("update account set visits = 0");
    }

    @Test
    void writesOnceAndAnswersAgain() {
        String key = UUID.randomUUID().toString();
        OperationResult first = database.operations().execute(countUp(key));
        OperationResult second = database.operations().execute(countUp(key));
        assertThat(first.rowCount()).isEqualTo(1);
        assertThat(second).isEqualTo(first);
        assertThat(visits()).isEqualTo("1");
        database.operations().execute(countUp(UUID.randomUUID().toString()));
        assertThat(visits()).isEqualTo("2");
    }

    @Test
    void givesTheRowsThatWereReturned() {
        Operation returning = Operation.update("update {account} set visits = visits + 1, document = '{\"a\": 1.50}',"
                        + " picture = '\\x00ff', opened = 'infinity' returning uid, code, visits, balance, opened,"
                        + " changed, active, tags, document, picture, ratio, array[1, null]::int[] as numbers")
                .write(database.account(), "account")
                .idempotencyKey(UUID.randomUUID().toString())
                .build();
        Row first = database.operations().execute(returning).rows().get(0);
        Row again = database.operations().execute(returning).rows().get(0);
        assertThat(again.columns()).isEqualTo(first.columns());
        for (String column : first.columns()) {
            assertThat(again.get(column)).as(column).usingRecursiveComparison().isEqualTo(first.get(column));
        }
        assertThat(visits()).isEqualTo("1");
    }

    @Test
    void refusesAnotherWriteUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        database.operations().execute(countUp(key));
        assertThatThrownBy(
                        () -> database.execute(Operation.update("update {account} set visits = :v where code = 'ACME'")
                                .write(database.account(), "account")
                                .parameter("v", 7)
                                .idempotencyKey(key)))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("Another write was made with this idempotency key");
        assertThat(visits()).isEqualTo("1");
    }

    @Test
    void keepsTheKeysOfPrincipalsApart() {
        AtomicReference<Principal> who = new AtomicReference<>(Principal.user("ada"));
        String key = UUID.randomUUID().toString();
        OperationsConfig config = database.config().withPrincipals(who::get).withVisibility(Visibility.EDIT);
        try (GovernedOperations operations = GovernedOperations.open(config)) {
            operations.execute(countUp(key));
            who.set(Principal.user("grace"));
            operations.execute(countUp(key));
        }
        assertThat(visits()).isEqualTo("2");
    }

    @Test
    void forgetsTheKeyOfAWriteThatFailed() {
        String key = UUID.randomUUID().toString();
        Operation write = Operation.update("update {account} set balance = :balance where code = 'ACME'")
                .write(database.account(), "account")
                .parameter("balance", -1)
                .idempotencyKey(key)
                .build();
        assertThatThrownBy(() -> database.operations().execute(write)).isInstanceOf(ConstraintViolationException.class);
        assertThat(database.operations().execute(countUp(key)).rowCount()).isEqualTo(1);
    }

    @Test
    void makesRoomForNewKeysAndShowsThemToNobody() {
        String old = UUID.randomUUID().toString();
        database.operations().execute(countUp(old));
        database.sql("update metatables.idempotency_key set at = now() - interval '8 days' where key = '" + old + "'");
        database.operations().execute(countUp(UUID.randomUUID().toString()));
        assertThat(database.one("select count(*) from metatables.idempotency_key where key = '" + old + "'"))
                .isEqualTo("0");
        assertThat(database.one("select has_table_privilege('public', 'metatables.idempotency_key', 'select')"))
                .isEqualTo("f");
    }

    @Test
    void answersAKeyThatIsOlderThanItIsKeptAsLongAsItIsThere() {
        Operation late = countUp(UUID.randomUUID().toString());
        database.operations().execute(late);
        database.sql("update metatables.idempotency_key set at = now() - interval '8 days'");
        database.operations().execute(late);
        database.operations().execute(late);
        assertThat(visits()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800b"})
    void isNoTextThatTheDatabaseWouldKeepAsAnother(String key) {
        assertThatThrownBy(() -> countUp(key))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("The idempotency key has ");
    }

    @Test
    void isForWritesOnly() {
        assertThatThrownBy(() -> Operation.select("select 1")
                        .read(database.account())
                        .idempotencyKey("key")
                        .build())
                .isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> countUp("")).isInstanceOf(InvalidOperationException.class);
    }

    @Test
    @Tag("long")
    void letsOneOfTwoProcessesWrite() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            OperationsConfig config = database.config();
            writers.add(JavaProgram.of(
                            Writer.class,
                            config.url(),
                            config.username(),
                            config.password(),
                            database.account().toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).as(output(writer)).isZero();
        }
        assertThat(visits()).isEqualTo(String.valueOf(TIMES));
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Operation countUp(String key) {
        return countUp(database.account(), key);
    }

    private static Operation countUp(UUID account, String key) {
        return Operation.update(COUNT_UP)
                .write(account, "account")
                .idempotencyKey(key)
                .build();
    }

    private String visits() {
        return database.one("select visits from account where code = 'ACME'");
    }

    /** The program: makes the same writes with the same keys as its twin. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            try (GovernedOperations operations = GovernedOperations.open(
                    OperationsConfig.of(arguments[0], arguments[1], arguments[2], GovernedDatabase.TESTER))) {
                for (int time = 0; time < TIMES; time++) {
                    operations.execute(countUp(UUID.fromString(arguments[3]), "race " + time));
                }
            }
        }
    }
}
