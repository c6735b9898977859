package org.metatables.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.lifecycle.Database;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The scripts that an administrator runs by hand. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryScriptTest {

    private static final String LOGIN = "script test's \"login\" \\ :name ; $$";
    private static final String TRUSTED = "script_test_backup";

    private final Database database;

    BoundaryScriptTest(TestDatabase database) {
        this.database = new Database(database);
        database.createRole(LOGIN, "secret").createRole(TRUSTED, "secret");
    }

    @BeforeAll
    void reset() throws SQLException {
        database.reset();
    }

    @AfterEach
    void takeOut() throws SQLException {
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.uninstall(administrator);
        }
    }

    @AfterAll
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void statementByStatementTheyDoWhatTheInstallerDoes() throws SQLException {
        for (BoundaryPlan plan : List.of(BoundaryPlan.sealed(LOGIN).trusting(TRUSTED), BoundaryPlan.coarse(LOGIN))) {
            try (Connection administrator = database.connect()) {
                BoundaryInstaller.install(administrator, plan);
            }
            List<String> installed = state();
            takeOut();

            run(BoundaryInstaller.script(plan));
            assertThat(state()).isEqualTo(installed);
            run(BoundaryInstaller.script(plan));
            assertThat(state()).as("a second time").isEqualTo(installed);

            run(BoundaryInstaller.uninstallScript());
            assertThat(database.rows("select nspname from pg_namespace where nspname = 'metatables_boundary'"))
                    .isEmpty();
        }
    }

    @Test
    void stopAtTheFirstErrorAndChangeNothing() throws SQLException {
        String script = BoundaryInstaller.script(BoundaryPlan.sealed("script_test_nobody"));

        assertThat(new PsqlScript(script).commands()).containsExactly("set ON_ERROR_STOP on");
        assertThatThrownBy(() -> run(script))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("script_test_nobody");
        assertThat(database.rows("select nspname from pg_namespace where nspname = 'metatables_boundary'"))
                .isEmpty();
    }

    @Test
    void psqlItselfRunsThemWhereItIsThere(@TempDir Path folder) throws Exception {
        assumeThat(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "psql")));
        BoundaryPlan plan = BoundaryPlan.sealed(LOGIN).trusting(TRUSTED);
        run(BoundaryInstaller.script(plan));
        List<String> installed = state();
        takeOut();

        assertThat(psql(folder, BoundaryInstaller.script(plan))).isZero();
        assertThat(state()).isEqualTo(installed);
        assertThat(psql(folder, BoundaryInstaller.script(BoundaryPlan.sealed("script_test_nobody"))))
                .isNotZero();
        assertThat(psql(folder, BoundaryInstaller.uninstallScript())).isZero();
    }

    private int psql(Path folder, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("boundary.sql"), script);
        TestDatabase server = database.database();
        String address = server.jdbcUrl().replace("jdbc:", "").replaceAll("\\?.*", "");
        ProcessBuilder psql = new ProcessBuilder(
                        "psql",
                        "--no-psqlrc",
                        "--quiet",
                        "--username",
                        server.username(),
                        "--file",
                        file.toString(),
                        address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        psql.environment().put("PGPASSWORD", server.password());
        return psql.start().waitFor();
    }

    /** As psql does: each statement in a message of its own, the transaction being the script's. */
    private void run(String script) throws SQLException {
        try (Connection administrator = database.connect();
                Statement session = administrator.createStatement()) {
            for (String statement : new PsqlScript(script).statements()) {
                session.execute(statement);
            }
        }
    }

    private List<String> state() throws SQLException {
        return Arrays.asList(
                database.rows(
                                "select p.oid::regprocedure, pg_get_userbyid(p.proowner), p.proacl, p.prosecdef from pg_proc p"
                                        + " where p.pronamespace = 'metatables_boundary'::regnamespace order by 1")
                        .toString(),
                database.rows("select * from metatables_boundary.login").toString(),
                database.rows("select rolname, rolinherit, rolcreaterole, rolcanlogin from pg_roles"
                                + " where rolname ~ '^(metatables_|script)' order by 1")
                        .toString(),
                database.rows("select has_function_privilege('" + TRUSTED
                                + "', 'set_config(text, text, boolean)', 'execute'),"
                                + " has_function_privilege('public', 'set_config(text, text, boolean)', 'execute')")
                        .toString());
    }
}
