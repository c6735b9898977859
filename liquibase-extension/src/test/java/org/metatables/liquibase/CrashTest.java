package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that was killed leaves behind, the next one repairs. */
class CrashTest extends LiquibaseTest {

    private static final int EXIT_OF_A_KILLED_PROCESS = 137;

    /** Every statement is tried with {@code -Plong}; otherwise some, spread over the whole. */
    private static final int STRIDE = Integer.getInteger("metatables.crash.stride", 7);

    @BeforeEach
    void twoTables() {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @Test
    void theNextRunConvergesWhereverTheFirstWasKilled() throws Exception {
        Kill clean = Kill.never();
        TappedUpdate.run(project, database, clean);
        assertThat(clean.messages()).isGreaterThan(STRIDE);

        for (int message = 1; message <= clean.messages(); message += STRIDE) {
            startFromAnEmptyDatabase();
            Kill kill = Kill.atMessage(message);
            assertThatThrownBy(() -> TappedUpdate.run(project, database, kill)).isNotNull();
            awaitTheEndOfAllConnections();

            update();

            assertThat(CatalogRows.statuses(database).values())
                    .as("killed at message %d of %d", message, clean.messages())
                    .hasSize(3)
                    .containsOnly("active");
            assertThat(CatalogRows.isLocked(database)).isFalse();
        }
    }

    @Test
    void anUpdateConvergesWhereverARollbackWasKilled() throws Exception {
        update();
        Kill clean = Kill.never();
        TappedUpdate.rollBackOne(project, database, clean);

        for (int message = 1; message <= clean.messages(); message += STRIDE) {
            startFromAnEmptyDatabase();
            update();
            Kill kill = Kill.atMessage(message);
            assertThatThrownBy(() -> TappedUpdate.rollBackOne(project, database, kill))
                    .isNotNull();
            awaitTheEndOfAllConnections();

            update();

            assertThat(CatalogRows.statuses(database).values())
                    .as("killed at message %d of %d", message, clean.messages())
                    .hasSize(3)
                    .containsOnly("active");
            assertThat(CatalogRows.isLocked(database)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create table account_limit", "provisioning_status"})
    void theNextRunConvergesAfterTheProcessWasKilled(String statement) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.toString(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password(),
                        statement)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output.txt"))
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(EXIT_OF_A_KILLED_PROCESS);
        awaitTheEndOfAllConnections();

        update();

        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    private void startFromAnEmptyDatabase() throws SQLException {
        CatalogRows.execute(
                database, "drop schema public cascade; create schema public; drop schema if exists metatables cascade");
    }

    /** The server notices by and by that a client is gone. */
    private void awaitTheEndOfAllConnections() throws SQLException {
        CatalogRows.awaitTrue(
                database,
                "select count(*) = 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** A process of its own that is killed instead of sending a certain statement. */
    static final class KilledProcess {

        private KilledProcess() {}

        public static void main(String[] arguments) throws Exception {
            Project project = Project.in(Path.of(arguments[0]));
            List<String> login = List.of(arguments).subList(1, 4);
            Connection connection = DriverManager.getConnection(login.get(0), login.get(1), login.get(2));
            TappedUpdate.run(project, Wire.tap(connection, (physical, message) -> {
                if (message.contains(arguments[4])) {
                    Runtime.getRuntime().halt(EXIT_OF_A_KILLED_PROCESS);
                }
            }));
        }
    }
}
