package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.lifecycle.Database;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.TestDatabase;

/** Twenty processes of their own that register at once, half of which are killed with kill -9 at any moment. */
@Tag("long")
class RegisteringProcessesTest extends RegistrationTestCase {

    private static final int PROCESSES = 20;

    private final List<Process> started = new ArrayList<>();

    RegisteringProcessesTest(TestDatabase database) {
        super(database);
    }

    @AfterEach
    void noChildOutlivesItsTest() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void allGetTheSameUidsAndOneMakesTheTables() throws Exception {
        List<Process> processes = start();

        List<String> lines = new ArrayList<>();
        for (Process process : processes) {
            lines.addAll(output(process));
        }

        assertThat(lines).hasSize(2 * PROCESSES);
        assertThat(lines.stream().map(line -> line.substring(0, 36)).distinct()).hasSize(2);
        assertThat(lines.stream().filter(line -> line.endsWith("created"))).hasSize(2);
    }

    @Test
    void theOthersConvergeWhenHalfOfThemAreKilled() throws Exception {
        List<Process> processes = start();
        for (int i = 0; i < PROCESSES; i += 2) {
            // Wherever it is: its neighbour has to succeed all the same.
            processes.get(i).destroyForcibly();
            output(processes.get(i + 1));
        }

        assertThat(database.rows("select count(*), min(provisioning_status), max(revision) from metatables.meta_table"))
                .containsExactly("2|active|1");
        Database.await(() -> database.rows("select pid from pg_locks where locktype = 'advisory'")
                .isEmpty());
    }

    private List<Process> start() throws IOException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(JavaProgram.of(
                            RegisteringProgram.class,
                            database.database().jdbcUrl(),
                            database.database().username(),
                            database.database().password(),
                            dataSource.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        started.addAll(processes);
        return processes;
    }

    private static List<String> output(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines().toList();
    }
}
