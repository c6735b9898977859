package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationsConfig;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What the audit has of a program that is killed with {@code kill -9}. */
@PostgresTest
class AuditCrashTest {

    private static final int ROUNDS = 150;

    /** A row waits for 100 ms and takes as long again at most, on a machine that has time for it. */
    private static final long MOST_MILLIS = 200;

    @Test
    void losesNoRowWhereItIsSynchronousAndTheLastMomentWhereItIsNot(TestDatabase server) throws Exception {
        try (GovernedDatabase database = new GovernedDatabase(server)) {
            database.addAccount("ACME", "US");
            Process program = start(database);
            List<Round> rounds = new ArrayList<>();
            try (BufferedReader output = program.inputReader()) {
                String line = output.readLine();
                while (line != null) {
                    rounds.add(Round.of(line));
                    if (rounds.size() == ROUNDS) {
                        // That of the process itself would close the stream that is still read.
                        program.toHandle().destroyForcibly();
                    }
                    line = output.readLine();
                }
            }
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds).as("the program ran until it was killed").hasSizeGreaterThanOrEqualTo(ROUNDS);

            assertThat(count(database, "synchronous", "select")).isGreaterThanOrEqualTo(rounds.size());
            assertThat(count(database, "batched", "update")).isGreaterThanOrEqualTo(rounds.size());
            int kept = count(database, "batched", "select");
            List<Round> lost = rounds.subList(Math.min(kept, rounds.size()), rounds.size());
            assertThat(lost.size()).isLessThanOrEqualTo(1_000);
            if (!lost.isEmpty()) {
                assertThat(rounds.get(rounds.size() - 1).millis() - lost.get(0).millis())
                        .as("milliseconds that are lost")
                        .isLessThanOrEqualTo(5 * MOST_MILLIS);
            }
        }
    }

    private static int count(GovernedDatabase database, String application, String kind) {
        return Integer.parseInt(database.one("select count(*) from metatables.audit where application = '" + application
                + "' and kind = '" + kind + "' and outcome = 'succeeded'"));
    }

    private static Process start(GovernedDatabase database) throws IOException {
        OperationsConfig config = database.config();
        return JavaProgram.of(
                        Program.class,
                        config.url(),
                        config.username(),
                        config.password(),
                        database.account().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A round that the program had done, and when it said so. */
    private record Round(int number, long millis) {

        static Round of(String line) {
            String[] parts = line.split(" ");
            return new Round(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** The program: reads in both modes, and writes, until it is killed; says of each round that it is done. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.setProperty("logback.configurationFile", "logback-silent.xml");
            UUID account = UUID.fromString(arguments[3]);
            Operation read =
                    Operation.select("select code from account").read(account).build();
            Operation write = Operation.update("update account set visits = visits + 1")
                    .write(account)
                    .build();
            OperationsConfig config =
                    OperationsConfig.of(arguments[0], arguments[1], arguments[2], GovernedDatabase.TESTER);
            try (GovernedOperations synchronous = GovernedOperations.open(config.withAudit(
                            AuditConfig.DEFAULT.withMode(AuditMode.SYNCHRONOUS).withApplication("synchronous")));
                    GovernedOperations batched =
                            GovernedOperations.open(config.withAudit(AuditConfig.DEFAULT.withApplication("batched")))) {
                for (int round = 1; ; round++) {
                    synchronous.execute(read);
                    batched.execute(read);
                    batched.execute(write);
                    System.out.println("round " + round + " " + System.currentTimeMillis());
                }
            }
        }
    }
}
