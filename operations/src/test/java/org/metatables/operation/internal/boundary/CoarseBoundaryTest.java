package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.boundary.Boundary;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.boundary.BoundaryRefusedException;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.operation.UnsafeBoundaryException;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The boundary on a server without a superuser, as managed PostgreSQL is: what it holds, and what it does not. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoarseBoundaryTest {

    private static final String PASSWORD = "secret";
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID LIMIT = UUID.randomUUID();

    private final TestDatabase database;
    private final String administrator;
    private final String login;
    private Connection owner;

    CoarseBoundaryTest(TestDatabase database) {
        this.database = database;
        this.administrator = database.name() + "_admin";
        this.login = database.name() + "_operations";
    }

    @BeforeAll
    void install() throws SQLException {
        database.createRole(administrator, PASSWORD);
        try (Connection superuser = database.connect();
                Statement statement = superuser.createStatement()) {
            // Another test of this server may have left them.
            statement.execute(
                    "do $$ begin drop role if exists metatables_scope; drop role if exists metatables_boundary;"
                            + " exception when dependent_objects_still_exist then"
                            + " grant metatables_boundary to " + administrator + " with admin option; end $$");
            statement.execute("alter role " + administrator + " createrole; alter database " + database.name()
                    + " owner to " + administrator);
        }
        owner = database.dataSourceFor(administrator, PASSWORD).getConnection();
        try (Statement statement = owner.createStatement()) {
            statement.execute("create role " + login + " login password '" + PASSWORD + "'");
            CatalogInstaller.installOrUpgrade(owner);
            BoundaryInstaller.install(owner, BoundaryPlan.coarse(login));
            BoundaryInstaller.install(owner, BoundaryPlan.coarse(login));
            statement.execute("create table account (code text); insert into account values ('ACME');"
                    + "create table account_limit (amount int); insert into account_limit values (7);"
                    + "create table secret (value text)");
            statement.execute(
                    "select metatables_boundary.make_table_roles(array['" + ACCOUNT + "', '" + LIMIT + "']::uuid[])");
            statement.execute("do $$ begin execute format('grant select on account to %I',"
                    + " metatables_boundary.table_role('r', '" + ACCOUNT + "'));"
                    + " execute format('grant select on account_limit to %I',"
                    + " metatables_boundary.table_role('r', '" + LIMIT + "')); end $$");
        }
    }

    @AfterAll
    void takeOut() throws SQLException {
        BoundaryInstaller.uninstall(owner);
        owner.close();
        try (Connection superuser = database.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("alter database " + database.name() + " owner to current_user");
            statement.execute(
                    "reassign owned by " + administrator + " to current_user; drop owned by " + administrator);
        }
    }

    @Test
    void holdsAScopeToItsTables() throws SQLException {
        try (Connection connection = in(Set.of(ACCOUNT));
                Statement statement = connection.createStatement()) {
            assertThat(one(statement, "select code from account")).isEqualTo("ACME");
            for (String beyond : new String[] {
                "select * from account_limit",
                "select * from secret",
                "insert into account values ('X')",
                "select query_to_xml('select * from secret', false, true, '')",
                "select set_config('role', 'pg_read_all_data', false)",
                "select set_config('role', '" + administrator + "', false)",
                "select set_config('role', 'metatables_boundary', false)",
            }) {
                assertThatThrownBy(() -> statement.execute(beyond)).as(beyond).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void doesNotHoldWhoeverCallsSetConfigToTheScopeThatTheLoginIsInNow() throws SQLException {
        String other;
        try (Connection connection = in(Set.of(LIMIT));
                Statement statement = connection.createStatement()) {
            other = one(statement, "select current_user");
        }
        try (Connection connection = in(Set.of(ACCOUNT));
                Statement statement = connection.createStatement()) {
            assertThat(one(statement, "select set_config('role', '" + other + "', false)"))
                    .isEqualTo(other);
            assertThat(one(statement, "select amount from account_limit")).isEqualTo("7");
            assertThatThrownBy(() -> statement.execute("select * from secret")).isInstanceOf(SQLException.class);
            statement.execute("select set_config('role', 'none', false)");
            assertThatThrownBy(() -> statement.execute("select * from account"))
                    .as("the login itself has no right")
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void isAcceptedWhereItIsExpectedAlone() throws SQLException {
        try (Connection connection = database.dataSourceFor(login, PASSWORD).getConnection()) {
            assertThatCode(() -> SelfTest.require(connection, Boundary.COARSE)).doesNotThrowAnyException();
            assertThatThrownBy(() -> SelfTest.require(connection, Boundary.SEALED))
                    .isInstanceOf(UnsafeBoundaryException.class)
                    .hasMessageContaining("set_config");
        }
    }

    @Test
    void leavesNobodyWhoCouldMakeRolesButTheFunctions() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            assertThat(one(statement, """
                    select count(*) from pg_auth_members m
                    where m.roleid = 'metatables_boundary'::regrole and not m.admin_option
                    """)).isEqualTo("0");
        }
        assertThatThrownBy(() -> BoundaryInstaller.install(owner, BoundaryPlan.sealed(login)))
                .isInstanceOf(BoundaryRefusedException.class)
                .hasMessageContaining("coarse");
    }

    private Connection in(Set<UUID> readers) throws SQLException {
        Connection connection = database.dataSourceFor(login, PASSWORD).getConnection();
        String role = new ScopeRoles().ask(connection, new RoleScope(readers, Set.of()));
        connection.createStatement().execute("set role " + role);
        return connection;
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
