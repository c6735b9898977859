package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What operations write into the log of a server whose settings are as they come: nothing. */
@PostgresTest
class ServerLogTest {

    private static final int TIMES = 50;

    @Test
    void readsAndWritesAddNoLine(TestDatabase server) throws IOException {
        try (GovernedDatabase database = new GovernedDatabase(server)) {
            Path log = Path.of(database.one("show data_directory"), "server.log");
            assumeTrue(Files.isReadable(log), "the log of this server cannot be read from here");
            UUID account = database.account();
            database.addAccount("first", "EU");
            long before = lines(log);

            for (int number = 0; number < TIMES; number++) {
                database.execute(Operation.select("select code from account where code = :code")
                        .read(account)
                        .parameter("code", "first"));
                database.execute(Operation.update("update account set region = :region where code = 'first'")
                        .write(account)
                        .parameter("region", "R" + number));
                database.execute(Operation.select("select count(*) from account where region <> '" + number + "'")
                        .read(account));
            }

            assertThat(lines(log)).isEqualTo(before);
            assertThat(database.one("select count(*) from metatables.audit where outcome = 'succeeded'"))
                    .as("operations that ran")
                    .isNotEqualTo("0");
        }
    }

    private static long lines(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.count();
        }
    }
}
