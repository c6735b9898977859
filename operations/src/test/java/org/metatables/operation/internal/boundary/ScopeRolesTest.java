package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeRolesTest {

    private static final String PASSWORD = "secret";
    private static final int MOST = 5;

    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID LIMIT = UUID.randomUUID();

    private final TestDatabase database;
    private final String login;
    private Connection superuser;

    ScopeRolesTest(TestDatabase database) {
        this.database = database;
        this.login = database.name() + "_operations";
    }

    @BeforeAll
    void install() throws SQLException {
        superuser = database.createRole(login, PASSWORD).connect();
        CatalogInstaller.installOrUpgrade(superuser);
        BoundaryInstaller.install(superuser, BoundaryPlan.sealed(login).withMostScopes(MOST));
        makeTableRoles(ACCOUNT, LIMIT);
    }

    @AfterAll
    void takeOut() throws SQLException {
        BoundaryInstaller.uninstall(superuser);
        superuser.close();
    }

    @Test
    void asksOnceForEachScope() throws SQLException {
        ScopeRoles roles = new ScopeRoles();
        RoleScope scope = new RoleScope(Set.of(ACCOUNT), Set.of(LIMIT));
        assertThat(roles.known(scope)).isEmpty();
        String role = ask(roles, scope);
        assertThat(roles.known(scope)).contains(role);
        roles.forget(scope);
        assertThat(roles.known(scope)).isEmpty();

        assertThat(ask(new ScopeRoles(), scope))
                .as("the same for every program")
                .isEqualTo(role);
        assertThat(ask(roles, new RoleScope(Set.of(ACCOUNT, LIMIT), Set.of(LIMIT))))
                .as("who writes a table may read it")
                .isEqualTo(role);
        assertThat(ask(roles, new RoleScope(Set.of(LIMIT), Set.of(ACCOUNT)))).isNotEqualTo(role);
    }

    @Test
    void makesRolesThatOnlyTheLoginCanStandInAndThatHoldNothingElse() throws SQLException {
        String role = ask(new ScopeRoles(), new RoleScope(Set.of(ACCOUNT), Set.of(LIMIT)));

        assertThat(rows("select r.rolcanlogin or r.rolsuper or r.rolcreaterole or r.rolbypassrls from pg_roles r"
                        + " where r.rolname = '" + role + "'"))
                .containsExactly("f");
        assertThat(rows("select left(g.rolname, 5) from pg_auth_members m join pg_roles g on g.oid = m.roleid"
                        + " where m.member = '" + role + "'::regrole order by 1"))
                .containsExactly("metat", "mt_r_", "mt_w_");
        assertThat(rows("select m.member::regrole, m.admin_option from pg_auth_members m where m.roleid = '" + role
                        + "'::regrole and m.member <> 'metatables_boundary'::regrole"))
                .containsExactly(login + "|f");
    }

    @Test
    void manyProgramsMayAskAtOnce() throws Exception {
        List<RoleScope> scopes = List.of(
                new RoleScope(Set.of(ACCOUNT), Set.of()),
                new RoleScope(Set.of(LIMIT), Set.of()),
                new RoleScope(Set.of(), Set.of(LIMIT)));
        ExecutorService programs = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                sql("select metatables_boundary.collect(now() + interval '1 hour')");
                List<Future<String>> names = new ArrayList<>();
                for (int program = 0; program < 24; program++) {
                    RoleScope scope = scopes.get(program % scopes.size());
                    names.add(programs.submit(() -> ask(new ScopeRoles(), scope)));
                }
                Set<String> distinct = new HashSet<>();
                for (Future<String> name : names) {
                    distinct.add(name.get());
                }
                assertThat(distinct).hasSize(scopes.size());
            }
        } finally {
            programs.shutdown();
        }
    }

    @Test
    void dropsTheRoleThatWasNotUsedForLongestWhenThereAreTooMany() throws SQLException {
        UUID[] tables = new UUID[MOST];
        List<String> names = new ArrayList<>();
        for (int each = 0; each < MOST; each++) {
            tables[each] = UUID.randomUUID();
            makeTableRoles(tables[each]);
            names.add(ask(new ScopeRoles(), new RoleScope(Set.of(tables[each]), Set.of())));
        }
        ask(new ScopeRoles(), new RoleScope(Set.of(tables[0]), Set.of()));

        names.add(ask(new ScopeRoles(), new RoleScope(Set.of(), Set.of(tables[0]))));

        List<String> expected = new ArrayList<>(names);
        expected.remove(1);
        assertThat(rows("select rolname from pg_roles where rolname ~ '^mt_s_' and pg_has_role('" + login
                        + "', oid, 'member')"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void collectsARoleThatOwnsSomething() throws SQLException {
        String role = ask(new ScopeRoles(), new RoleScope(Set.of(ACCOUNT), Set.of()));
        sql("set role \"" + role + "\"; select lo_create(0); reset role");

        sql("select metatables_boundary.collect(now() + interval '1 hour')");

        assertThat(rows("select rolname from pg_roles where rolname = '" + role + "'"))
                .isEmpty();
        assertThat(rows("select oid from pg_largeobject_metadata")).isEmpty();
    }

    @Test
    void mendsAScopeWhoseTableRolesWereMadeAnew() throws SQLException {
        UUID table = UUID.randomUUID();
        makeTableRoles(table);
        RoleScope scope = new RoleScope(Set.of(table), Set.of());
        String role = ask(new ScopeRoles(), scope);
        sql("select metatables_boundary.drop_table_roles(array['" + table + "'::uuid])");
        assertThatThrownBy(() -> ask(new ScopeRoles(), scope))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("There are no roles mt_r_");
        makeTableRoles(table);

        assertThat(ask(new ScopeRoles(), scope)).isEqualTo(role);
        assertThat(rows("select count(*) from pg_auth_members where member = '" + role + "'::regrole"))
                .containsExactly("2");
    }

    @Test
    void nobodyElseGetsARole() throws SQLException {
        database.createRole("scope_roles_test_stranger", PASSWORD);
        try (Connection stranger =
                database.dataSourceFor("scope_roles_test_stranger", PASSWORD).getConnection()) {
            assertThatThrownBy(() -> new ScopeRoles().ask(stranger, new RoleScope(Set.of(ACCOUNT), Set.of())))
                    .hasMessageContaining("permission denied for function scope_role");
        }
        assertThatThrownBy(() -> new ScopeRoles().ask(superuser, new RoleScope(Set.of(ACCOUNT), Set.of())))
                .hasMessageContaining("none that governed operations use");
    }

    @Test
    void aScopeMakesNoRoles() throws SQLException {
        String role = ask(new ScopeRoles(), new RoleScope(Set.of(ACCOUNT), Set.of(LIMIT)));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role \"" + role + "\"");
            for (String call : List.of(
                    "scope_role('{}', '{}')",
                    "collect(now())",
                    "drop_role('" + role + "')",
                    "make_table_roles('{" + UUID.randomUUID() + "}')",
                    "drop_table_roles('{" + ACCOUNT + "}')")) {
                assertThatThrownBy(() -> statement.execute("select metatables_boundary." + call))
                        .as(call)
                        .isInstanceOf(SQLException.class)
                        .extracting(refused -> ((SQLException) refused).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    private String ask(ScopeRoles roles, RoleScope scope) throws SQLException {
        try (Connection connection = connect()) {
            return roles.ask(connection, scope);
        }
    }

    private Connection connect() throws SQLException {
        return database.dataSourceFor(login, PASSWORD).getConnection();
    }

    private void makeTableRoles(UUID... tables) throws SQLException {
        for (UUID table : tables) {
            sql("select metatables_boundary.make_table_roles('{" + table + "}')");
        }
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(
                        row.getMetaData().getColumnCount() == 1
                                ? row.getString(1)
                                : row.getString(1) + "|" + row.getString(2));
            }
            return rows;
        }
    }
}
