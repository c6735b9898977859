package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** As many tables and scopes as a large catalog has. */
@PostgresTest
@Tag("long")
class ManyRolesTest {

    private static final String PASSWORD = "secret";
    private static final int TABLES = 5_000;
    private static final int MOST = 1_000;
    private static final int TURNS = 2_000;

    private final TestDatabase database;
    private final String login;
    private final String other;
    private Connection superuser;

    ManyRolesTest(TestDatabase database) {
        this.database = database;
        this.login = database.name() + "_operations";
        this.other = database.name() + "_other";
    }

    @BeforeEach
    void install() throws SQLException {
        superuser =
                database.createRole(login, PASSWORD).createRole(other, PASSWORD).connect();
        CatalogInstaller.installOrUpgrade(superuser);
        BoundaryInstaller.install(superuser, BoundaryPlan.sealed(login, other).withMostScopes(MOST));
    }

    @AfterEach
    void takeOut() throws SQLException {
        BoundaryInstaller.uninstall(superuser);
        assertThat(one("select count(*) from pg_roles where rolname ~ '^mt_'")).isEqualTo("0");
        superuser.close();
    }

    @Test
    void areMadeCappedAndCollected() throws SQLException {
        List<UUID> tables = Stream.generate(UUID::randomUUID).limit(TABLES).toList();
        String all = tables.stream().map(UUID::toString).collect(Collectors.joining(",", "'{", "}'"));
        one("select metatables_boundary.make_table_roles(" + all + ")");
        assertThat(one("select count(*) from pg_roles where rolname ~ '^mt_[rw]_'"))
                .isEqualTo("" + 2 * TABLES);
        one("select metatables_boundary.make_table_roles(" + all + ")");
        assertThat(one("select count(*) from pg_roles where rolname ~ '^mt_[rw]_'"))
                .isEqualTo("" + 2 * TABLES);

        try (Connection few = connect(other);
                Connection many = connect(login)) {
            ScopeRoles roles = new ScopeRoles();
            String lonely = roles.ask(few, new RoleScope(Set.of(tables.get(0)), Set.of()));
            String first = roles.ask(many, new RoleScope(Set.of(tables.get(0)), Set.of()));
            String last = first;
            for (UUID table : tables.subList(1, MOST + 1)) {
                last = roles.ask(many, new RoleScope(Set.of(table), Set.of()));
            }

            assertThat(one("select count(*) from metatables_boundary.scope where login = '" + login + "'"))
                    .isEqualTo("" + MOST);
            assertThat(one("select count(*) from pg_auth_members where member = '" + login + "'::regrole"))
                    .isEqualTo("" + MOST);
            assertThat(one("select count(*) from pg_roles where rolname = '" + first + "'"))
                    .as("the one that was not used for longest")
                    .isEqualTo("0");
            System.out.printf(
                    "SET ROLE of a login with %d scopes takes %.2f times as long as of one with a single scope%n",
                    MOST, (double) nanos(many, last) / nanos(few, lonely));
        }
        assertThat(one("select metatables_boundary.collect(clock_timestamp() + interval '1 hour')"))
                .isEqualTo("" + (MOST + 1));
        assertThat(one("select count(*) from pg_roles where rolname ~ '^mt_s_'"))
                .isEqualTo("0");
        // One by one this takes as long as there are roles: the server looks at all memberships of whoever drops one.
        one("select metatables_boundary.drop_table_roles('{" + tables.get(0) + "," + tables.get(TABLES - 1) + "}')");
        assertThat(one("select count(*) from pg_roles where rolname ~ '^mt_'")).isEqualTo("" + 2 * (TABLES - 2));
    }

    /** The shortest time that entering a role and leaving it took. */
    private static long nanos(Connection connection, String role) throws SQLException {
        String turns = "set role \"" + role + "\"; reset role";
        try (Statement statement = connection.createStatement()) {
            long best = Long.MAX_VALUE;
            for (int turn = 0; turn < TURNS; turn++) {
                long start = System.nanoTime();
                statement.execute(turns);
                best = Math.min(best, System.nanoTime() - start);
            }
            return best;
        }
    }

    private Connection connect(String as) throws SQLException {
        return database.dataSourceFor(as, PASSWORD).getConnection();
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
