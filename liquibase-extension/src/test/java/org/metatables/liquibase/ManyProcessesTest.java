package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.metatables.testing.JavaProgram;

/** The same with processes of their own, which takes minutes. */
@Tag("long")
class ManyProcessesTest extends LiquibaseTest {

    private static final int PROCESSES = 12;
    private static final int ROUNDS = 20;

    @RepeatedTest(ROUNDS)
    void twelveProcessesThatUpdateAnEmptyDatabaseAtOnceDoTheWorkOnce() throws Exception {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));

        List<Process> processes = new ArrayList<>();
        for (int number = 0; number < PROCESSES; number++) {
            processes.add(start(number));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
        assertThat(CatalogRows.text(database, "select count(*) from databasechangelog"))
                .isEqualTo("2");
        assertThat(CatalogRows.text(database, "select string_agg(distinct outcome, ',') from metatables.run"))
                .isEqualTo("succeeded");
        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    private Process start(int number) throws Exception {
        return JavaProgram.of(
                        UpdateProcess.class,
                        folder.toString(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output-" + number + ".txt"))
                .start();
    }

    /** One of the processes. */
    static final class UpdateProcess {

        private UpdateProcess() {}

        public static void main(String[] arguments) throws Exception {
            new IsolatedLiquibase.Command(arguments[0], arguments[1], arguments[2], arguments[3], "update").call();
        }
    }
}
