package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.audit.Patience;
import org.metatables.operation.GovernedDatabase;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What a program leaves that is killed with {@code kill -9} while it makes roles. */
@PostgresTest
@Tag("long")
class KilledRoleMakerTest {

    private static final int ROUNDS = 5;

    /** Roles of tables and of scopes that are not whole, and rows without a role. */
    private static final String HALF_DONE = """
            select count(*) from (
              select r.rolname from pg_roles r
              where starts_with(r.rolname, metatables_boundary.role_prefix('s')) and not exists (
                select from metatables_boundary.scope s where s.role = r.rolname
                and metatables_boundary.is_complete(r.rolname, s.login, array['metatables_scope']
                  || array(select metatables_boundary.table_role('r', uid) from unnest(s.readers) uid)
                  || array(select metatables_boundary.table_role('w', uid) from unnest(s.writers) uid)))
              union all
              select s.role from metatables_boundary.scope s
              where not exists (select from pg_roles r where r.rolname = s.role)
              union all
              select min(r.rolname) from pg_roles r
              where r.rolname ~ ('^mt_[rw]_' || (select oid from pg_database where datname = current_database()) || '_')
              group by right(r.rolname, 32) having count(*) <> 2) half
            """;

    @Test
    void leavesNothingHalfDoneAndTheNextCallGoesOn(TestDatabase server) throws Exception {
        try (GovernedDatabase database = new GovernedDatabase(server)) {
            for (int round = 1; round <= ROUNDS; round++) {
                UUID table = lastTable(server, database, 10 * round);
                assertThat(Patience.until(
                                () -> database.one(
                                        "select count(*) from pg_stat_activity where application_name = 'role maker'"),
                                "0"::equals))
                        .isEqualTo("0");

                assertThat(database.one(HALF_DONE)).isEqualTo("0");
                try (Connection login = server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                        .getConnection()) {
                    String role = new ScopeRoles().ask(login, new RoleScope(Set.of(), Set.of(table)));
                    assertThat(database.one("select pg_has_role('" + role + "', metatables_boundary.table_role('w', '"
                                    + table + "'), 'member')"))
                            .isEqualTo("t");
                }
                assertThat(database.one(HALF_DONE)).isEqualTo("0");
            }
        }
    }

    /** The table whose scopes the program was at when it was killed, once it had begun with so many. */
    private static UUID lastTable(TestDatabase server, GovernedDatabase database, int most) throws Exception {
        Process program = JavaProgram.of(
                        Program.class,
                        server.jdbcUrl(),
                        server.username(),
                        server.password(),
                        database.login(),
                        GovernedDatabase.PASSWORD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String last = "";
        int begun = 0;
        try (BufferedReader output = program.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
                if (++begun == most) {
                    // That of the process itself would close the stream that is still read.
                    program.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).as("the program ran until it was killed").isGreaterThanOrEqualTo(most);
        return UUID.fromString(last);
    }

    /** The program: makes roles of tables and scopes until it is killed; says of which table before it begins with the scope. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws SQLException {
            String url = arguments[0] + (arguments[0].contains("?") ? "&" : "?") + "ApplicationName=role%20maker";
            try (Connection owner = DriverManager.getConnection(url, arguments[1], arguments[2]);
                    Connection login = DriverManager.getConnection(url, arguments[3], arguments[4]);
                    Statement statement = owner.createStatement()) {
                while (true) {
                    UUID table = UUID.randomUUID();
                    statement.execute("select metatables_boundary.make_table_roles('{" + table + "}')");
                    System.out.println(table);
                    new ScopeRoles().ask(login, new RoleScope(Set.of(table), Set.of()));
                    new ScopeRoles().ask(login, new RoleScope(Set.of(), Set.of(table)));
                }
            }
        }
    }
}
