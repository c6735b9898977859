package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Two programs that write the same rows through governed operations at the same time. */
@PostgresTest
class TwoProcessesTest {

    private static final int TIMES = 40;

    @Test
    void loseNoUpdate(TestDatabase server) throws Exception {
        try (GovernedDatabase database = new GovernedDatabase(server)) {
            database.addAccount("ACME", "US");
            List<Process> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                writers.add(start(database));
            }
            for (Process writer : writers) {
                assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(writer.exitValue()).as(output(writer)).isZero();
            }
            assertThat(database.one("select visits from account")).isEqualTo(String.valueOf(2 * TIMES));
        }
    }

    private static Process start(GovernedDatabase database) throws IOException {
        OperationsConfig config = database.config();
        return JavaProgram.of(
                        Writer.class,
                        config.url(),
                        config.username(),
                        config.password(),
                        database.account().toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The program: counts one row up. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            Operation count = Operation.update("update {account} set visits = visits + :one")
                    .write(UUID.fromString(arguments[3]), "account")
                    .parameter("one", 1)
                    .build();
            try (GovernedOperations operations =
                    GovernedOperations.open(arguments[0], arguments[1], arguments[2], GovernedDatabase.TESTER)) {
                for (int time = 0; time < TIMES; time++) {
                    operations.execute(count);
                }
            }
        }
    }
}
