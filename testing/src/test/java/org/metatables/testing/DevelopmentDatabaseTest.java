package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testing.internal.ChildJvm;

/** One folder for all tests, as one developer has it: each test finds what the others left. */
class DevelopmentDatabaseTest {

    @TempDir
    private static Path home;

    private static Path folder;

    @BeforeAll
    static void start() throws SQLException {
        folder = home.resolve("database");
        try (DevelopmentDatabase database = open()) {
            Sql.run(database.dataSource(), "create table kept (id int)", "insert into kept values (1), (2)");
        }
    }

    @AfterAll
    static void nothingRuns() {
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static DevelopmentDatabase open() {
        return DevelopmentDatabase.in(folder).name("accounts").start();
    }

    @Test
    void keepsItsRowsItsPortAndItsPassword() throws SQLException {
        String password;
        int port;
        try (DevelopmentDatabase database = open()) {
            password = database.password();
            port = database.port();
        }
        try (DevelopmentDatabase again = open()) {
            assertThat(again.adopted()).isFalse();
            assertThat(again.password()).isEqualTo(password);
            assertThat(again.port()).isEqualTo(port);
            assertThat(again.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/accounts");
            assertThat(Sql.column(again.dataSource(), "select count(*) from kept"))
                    .containsExactly("2");
        }
    }

    @Test
    void isDurable() throws SQLException {
        try (DevelopmentDatabase database = open()) {
            assertThat(
                            Sql.column(
                                    database.dataSource(),
                                    "select setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')"))
                    .containsExactly("on", "on", "on");
        }
    }

    @Test
    void storesThePasswordForThisUserOnly() throws IOException {
        Path file = folder.resolve("password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).hasSize(32);
    }

    @Test
    void refusesAWrongPassword() {
        try (DevelopmentDatabase database = open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesToStartWithAPasswordThatIsNotTheFirstOne() {
        assertThatThrownBy(
                        () -> DevelopmentDatabase.in(folder).password("guess").start())
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("was made with another password")
                .hasMessageNotContaining("guess");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void storesNoPasswordThatTheCallerGave() throws SQLException {
        Path own = home.resolve("own");
        try (DevelopmentDatabase database =
                DevelopmentDatabase.in(own).password("the caller's").start()) {
            assertThat(Sql.column(database.dataSource(), "select current_database()"))
                    .containsExactly("postgres");
        }

        assertThat(own.resolve("password")).doesNotExist();
        assertThatThrownBy(() -> DevelopmentDatabase.in(own).start()).hasMessageContaining("Give that password");
    }

    @Test
    void adoptsARunningServerAndTheLastOneStopsIt() throws SQLException {
        DevelopmentDatabase first = open();
        DevelopmentDatabase second = open();

        assertThat(second.adopted()).isTrue();
        assertThat(second.port()).isEqualTo(first.port());
        first.close();
        assertThat(Sql.column(second.dataSource(), "select count(*) from kept")).containsExactly("2");
        second.close();
        assertThatThrownBy(second::connect).isInstanceOf(SQLException.class);
    }

    @Test
    void adoptsTheServerOfAKilledProcess() throws Exception {
        try (ChildJvm killed = ChildJvm.start(StartAndWait.class, folder.toString())) {
            killed.awaitLine("started");
            killed.kill();
        }
        try (DevelopmentDatabase database = open()) {
            assertThat(database.adopted()).isTrue();
            assertThat(Sql.column(database.dataSource(), "select count(*) from kept"))
                    .containsExactly("2");
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesTheServerToAnotherLivingProcess() throws Exception {
        try (ChildJvm other = ChildJvm.start(StartAndWait.class, folder.toString())) {
            other.awaitLine("started");
            try (DevelopmentDatabase database = open()) {
                assertThat(database.adopted()).isTrue();
            }
            assertThat(folder.resolve("data/postmaster.pid")).exists();
            other.stop();
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void recoversFromTheDeathOfTheServer() throws Exception {
        try (DevelopmentDatabase database = open()) {
            Sql.run(database.dataSource(), "insert into kept values (3)");
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                                    .get(0)))
                    .orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get(30, TimeUnit.SECONDS);
        }
        try (DevelopmentDatabase database = open()) {
            assertThat(database.adopted()).isFalse();
            assertThat(Sql.column(database.dataSource(), "select id from kept where id = 3"))
                    .containsExactly("3");
            Sql.run(database.dataSource(), "delete from kept where id = 3");
        }
    }

    @Test
    void isNotFooledByAnotherProgramThatHasTheNumberOfADeadServer() throws Exception {
        ProcessHandle stranger = ProcessHandle.current().parent().orElseThrow();
        Files.write(
                folder.resolve("data/postmaster.pid"),
                List.of(
                        Long.toString(stranger.pid()),
                        folder.resolve("data").toString(),
                        "1",
                        "15432",
                        "",
                        "127.0.0.1"));

        try (DevelopmentDatabase database = open()) {
            assertThat(database.adopted()).isFalse();
            assertThat(Sql.column(database.dataSource(), "select count(*) from kept"))
                    .containsExactly("2");
        }
    }

    @Test
    void saysWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path other = home.resolve("taken");

            assertThatThrownBy(() -> DevelopmentDatabase.in(other)
                            .port(taken.getLocalPort())
                            .start())
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void refusesTheDataOfAnotherVersion() throws IOException {
        Path old = home.resolve("old");
        Files.createDirectories(old.resolve("data"));
        Files.writeString(old.resolve("data/PG_VERSION"), "15\n");

        assertThatThrownBy(() -> DevelopmentDatabase.in(old).start())
                .hasMessageContaining("holds data of PostgreSQL 15");
    }

    @Test
    void refusesNamesAndPortsThatCannotBe() {
        DevelopmentDatabaseBuilder builder = DevelopmentDatabase.in(folder);

        assertThatThrownBy(() -> builder.name("a\"b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.port(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.password(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A process that uses the database until its standard input ends. */
    static final class StartAndWait {
        public static void main(String... arguments) throws IOException {
            DevelopmentDatabase.in(Path.of(arguments[0])).name("accounts").start();
            System.out.println("started");
            while (System.in.read() >= 0) {
                // Waits for the end.
            }
        }
    }
}
