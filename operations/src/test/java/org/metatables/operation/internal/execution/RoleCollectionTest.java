package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.Operation;
import org.metatables.operation.Row;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Roles of scopes that nobody uses any more go by themselves, and nobody who uses one notices. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleCollectionTest {

    private static final int MANY = RoleCollection.AT_ONCE + 5;

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.addAccount("ACME", "US");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void dropsWhatWasNotUsedForLongAndKeepsTheRest() throws SQLException {
        database.execute(Operation.select("select code from account").read(database.account()));
        String used = database.one("select role from metatables_boundary.scope order by used_at desc limit 1");
        String unused = unused();

        assertThat(collect()).isPositive();

        assertThat(exists(used)).isEqualTo("t");
        assertThat(exists(unused)).isEqualTo("f");
    }

    @Test
    void dropsSomeAtATimeUntilAllAreGone() throws SQLException {
        for (int each = 0; each < MANY; each++) {
            unused();
        }
        // Those that other databases of the server left when they were dropped are among them.
        assertThat(collect()).isGreaterThanOrEqualTo(MANY);
        assertThat(unusedRoles()).isEqualTo("0");
    }

    @Test
    void doesNothingWhileSomebodyMakesRoles() throws SQLException {
        String unused = unused();
        database.sql("begin; select pg_advisory_xact_lock(5576438221553263952)");
        try {
            assertThat(collect()).isZero();
        } finally {
            database.sql("rollback");
        }
        assertThat(exists(unused)).isEqualTo("t");
        assertThat(collect()).isPositive();
    }

    @Test
    void twentyProgramsMayDoSoAtOnce() throws Exception {
        for (int each = 0; each < MANY; each++) {
            unused();
        }
        ExecutorService programs = Executors.newFixedThreadPool(20);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int each = 0; each < 20; each++) {
                all.add(programs.submit(this::collect));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        } finally {
            programs.shutdownNow();
        }
        collect();
        assertThat(unusedRoles()).isEqualTo("0");
    }

    @Test
    void operationsWhoseRoleWasDroppedRunInANewOneAndStreamsGoOn() throws SQLException {
        database.sql("insert into account (code, name) select 'S' || n, 'streamed' from generate_series(1, 3000) n");
        Operation read = Operation.select("select code from account")
                .read(database.account())
                .maxRows(1)
                .build();
        assertThat(database.operations().execute(read).rows()).hasSize(1);
        try (Stream<Row> rows = database.operations().stream(Operation.select("select code from account")
                .read(database.account())
                .build())) {
            Iterator<Row> open = rows.iterator();
            open.next();
            database.sql("update metatables_boundary.scope set used_at = now() - interval '8 days'");
            assertThat(collect()).isPositive();

            assertThat(database.operations().execute(read).rows()).hasSize(1);
            int rest = 0;
            while (open.hasNext()) {
                open.next();
                rest++;
            }
            assertThat(rest).isGreaterThanOrEqualTo(3_000);
        }
    }

    private int collect() throws SQLException {
        try (RoleCollection collection = new RoleCollection(database.config().withRolesKept(Duration.ofDays(7)))) {
            return collection.collect();
        }
    }

    /** The role of a scope of one table that is no more, asked for long ago. */
    private String unused() {
        UUID table = UUID.randomUUID();
        String role = "mt_s_" + database.one("select oid from pg_database where datname = current_database()") + "_"
                + table.toString().replace("-", "");
        database.sql("set role metatables_boundary; create role " + role + "; grant metatables_scope to " + role
                + "; insert into metatables_boundary.scope (role, login, readers, writers, used_at) values ('" + role
                + "', '" + database.login() + "', '{}', '{}', now() - interval '8 days'); reset role");
        return role;
    }

    private String unusedRoles() {
        return database.one("select count(*) from metatables_boundary.scope where used_at < now() - interval '7 days'");
    }

    private String exists(String role) {
        return database.one("select exists (select from pg_roles where rolname = '" + role + "')");
    }
}
