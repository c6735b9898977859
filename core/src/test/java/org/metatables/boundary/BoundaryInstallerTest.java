package org.metatables.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.lifecycle.Database;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryInstallerTest {

    private static final String LOGIN = "installer test \"operations\"";
    private static final String OTHER = "installer_test_other";
    private static final String PASSWORD = "secret";

    private final Database database;

    BoundaryInstallerTest(TestDatabase database) {
        this.database = new Database(database);
        database.createRole(LOGIN, PASSWORD).createRole(OTHER, PASSWORD);
    }

    @BeforeAll
    void makeTables() throws SQLException {
        database.reset();
        database.execute("create table secret (id int)");
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
    void isInstalledAsOftenAsOneLikes() throws SQLException {
        install(BoundaryPlan.sealed(LOGIN));
        List<String> functions = functions();
        install(BoundaryPlan.sealed(LOGIN).withMostScopes(7));

        assertThat(functions()).isEqualTo(functions).isNotEmpty();
        assertThat(database.rows("select name, most_scopes from metatables_boundary.login"))
                .containsExactly(LOGIN + "|7");
        assertThat(database.rows("select rolcanlogin, rolsuper, rolcreaterole from pg_roles"
                        + " where rolname in ('metatables_boundary', 'metatables_scope') order by rolname"))
                .containsExactly("f|f|t", "f|f|f");
        assertThat(database.rows("select rolinherit from pg_roles where rolname = '" + LOGIN + "'"))
                .containsExactly("f");
    }

    @Test
    void isInstalledBySeveralProgramsAtOnce() throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(4);
        try (TestDatabase second = TestDatabase.create()) {
            List<Future<?>> installations = new ArrayList<>();
            for (TestDatabase each : List.of(database.database(), second, database.database(), second)) {
                installations.add(programs.submit(() -> {
                    try (Connection administrator = each.connect()) {
                        BoundaryInstaller.install(administrator, BoundaryPlan.sealed(LOGIN));
                    }
                    return null;
                }));
            }
            for (Future<?> installation : installations) {
                installation.get();
            }
            try (Connection administrator = second.connect()) {
                BoundaryInstaller.uninstall(administrator);
            }
        } finally {
            programs.shutdown();
        }
        assertThat(functions()).isNotEmpty();
    }

    @Test
    void takesSetConfigFromEverybodyButThoseWhoNeedIt() throws SQLException {
        install(BoundaryPlan.sealed(LOGIN));
        assertThatThrownBy(() -> setConfig(OTHER)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> setConfig(LOGIN)).hasMessageContaining("permission denied");

        install(BoundaryPlan.sealed(LOGIN).trusting(OTHER));
        assertThatCode(() -> setConfig(OTHER)).doesNotThrowAnyException();

        takeOut();
        assertThatCode(() -> setConfig(LOGIN)).as("taken out").doesNotThrowAnyException();
    }

    @Test
    void leavesSetConfigToEverybodyWhereItIsCoarse() throws SQLException {
        install(BoundaryPlan.coarse(LOGIN));
        assertThatCode(() -> setConfig(OTHER)).doesNotThrowAnyException();
    }

    @Test
    void takesTheRightsThatTheLoginHad() throws SQLException {
        database.execute("grant select on secret to \"installer test \"\"operations\"\"\"");
        database.execute("grant update (id) on secret to \"installer test \"\"operations\"\"\"");

        install(BoundaryPlan.sealed(LOGIN));

        assertThat(database.rows("select has_any_column_privilege('" + LOGIN + "', 'secret', 'select, update')"))
                .containsExactly("f");
    }

    @Test
    void namesTheLoginThatIsNotThere() {
        assertRefused(BoundaryPlan.sealed("installer_test_nobody"), "installer_test_nobody", "create role");
        assertRefused(BoundaryPlan.sealed(LOGIN).trusting("installer_test_nobody"), "installer_test_nobody");
    }

    @Test
    void refusesLoginsThatMayMoreThanALoginOfOperations() throws SQLException {
        assertRefused(BoundaryPlan.sealed(database.database().username()), "superuser");

        database.execute("grant pg_read_all_data to installer_test_other");
        assertRefused(BoundaryPlan.sealed(OTHER), "pg_read_all_data", "revoke pg_read_all_data from");
        database.execute("revoke pg_read_all_data from installer_test_other");

        database.execute("create table owned (id int); alter table owned owner to installer_test_other");
        assertRefused(BoundaryPlan.sealed(OTHER), "table public.owned");
        database.execute("drop table owned");
    }

    @Test
    void isSealedByASuperuserOnly() throws SQLException {
        database.execute("alter role installer_test_other createrole");
        try (Connection nobody =
                database.database().dataSourceFor(OTHER, PASSWORD).getConnection()) {
            assertThatThrownBy(() -> BoundaryInstaller.install(nobody, BoundaryPlan.sealed(LOGIN)))
                    .isInstanceOf(BoundaryRefusedException.class)
                    .hasMessageContaining("superuser")
                    .hasMessageContaining("coarse");
        } finally {
            database.execute("alter role installer_test_other nocreaterole");
        }
        try (Connection nobody =
                database.database().dataSourceFor(OTHER, PASSWORD).getConnection()) {
            assertThatThrownBy(() -> BoundaryInstaller.install(nobody, BoundaryPlan.coarse(LOGIN)))
                    .isInstanceOf(BoundaryRefusedException.class)
                    .hasMessageContaining("CREATEROLE");
        }
    }

    @Test
    void isTakenOutWithAllItsRoles() throws SQLException {
        install(BoundaryPlan.sealed(LOGIN));
        takeOut();
        takeOut();

        assertThat(database.rows("select nspname from pg_namespace where nspname = 'metatables_boundary'"))
                .isEmpty();
        assertThat(database.rows("select rolname from pg_roles where rolname ~ '^(mt_|metatables_)'"))
                .isEmpty();
    }

    private void assertRefused(BoundaryPlan plan, String... words) {
        assertThatThrownBy(() -> install(plan))
                .isInstanceOf(BoundaryRefusedException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("Nothing was changed.");
    }

    private void install(BoundaryPlan plan) throws SQLException {
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, plan);
        }
    }

    private void setConfig(String login) throws SQLException {
        try (Connection connection =
                        database.database().dataSourceFor(login, PASSWORD).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('role', 'none', false)");
        }
    }

    private List<String> functions() throws SQLException {
        return database.rows("select p.oid::regprocedure, pg_get_userbyid(p.proowner) from pg_proc p"
                + " where p.pronamespace = 'metatables_boundary'::regnamespace order by 1");
    }
}
