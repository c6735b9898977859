package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.catalog.PageRequest;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.Operation;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What the login of operations, and the role of a scope, can do to the audit. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditRightsTest {

    private static final String COMPLETE =
            "select metatables.complete_audit(array[id], array[at], array[%d], array[7]) from metatables.audit";

    private final TestDatabase server;
    private GovernedDatabase database;
    private String scope;
    private Connection login;

    AuditRightsTest(TestDatabase server) {
        this.server = server;
    }

    @BeforeAll
    void open() throws SQLException {
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        scope = database.login() + "_scope";
        database.sql("create role " + scope + " nologin");
        database.sql("grant " + scope + " to " + database.login());
        login = server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                .getConnection();
    }

    @AfterAll
    void close() throws SQLException {
        login.close();
        database.dropRole(scope);
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from metatables.audit",
                "select count(*) from metatables.audit_default",
                "update metatables.audit set row_count = 1",
                "delete from metatables.audit",
                "truncate metatables.audit",
                "insert into metatables.audit (login) values ('somebody')",
                "insert into metatables.audit_default (id) values (gen_random_uuid())",
                "select * from metatables.audit_setting",
                "select metatables.make_audit_partition(now(), now())",
                "select metatables.let_write_audit('public')"
            })
    void doesNotLetTheLoginReadChangeOrForgeWhatIsThere(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from metatables.audit",
                "insert into metatables.audit (id, at) values (gen_random_uuid(), now())",
                "select metatables.complete_audit('{}', '{}', '{}', '{}')",
                "select metatables.complete_audit('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
                "select metatables.prepare_audit()",
                "select metatables.expire_audit()"
            })
    void letsTheRoleOfAScopeDoNothingAtAll(String sql) throws SQLException {
        execute("set role " + scope);
        try {
            assertThatThrownBy(() -> execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        } finally {
            execute("reset role");
        }
    }

    @Test
    void completesRowsOfTheSameLoginOnceAndNoOthers() throws SQLException {
        database.sql("delete from metatables.audit");
        database.execute(Operation.update("update account set visits = 1").write(database.account()));
        assertThat(Patience.until(
                        () -> database.one(
                                "select row_count from metatables.audit where duration_us is not null and kind = 'update'"),
                        "1"::equals))
                .isEqualTo("1");
        database.sql(COMPLETE.formatted(99));
        String row = "'%s', '%s', 99, 99"
                .formatted(
                        database.one("select id from metatables.audit"),
                        database.one("select at from metatables.audit"));
        execute(
                "select metatables.complete_audit(array[a]::uuid[], array[b]::timestamptz[], array[c], array[d]) from (values ("
                        + row + ")) v(a, b, c, d)");
        database.sql("update metatables.audit set duration_us = null, row_count = null, login = 'another'");
        execute(
                "select metatables.complete_audit(array[a]::uuid[], array[b]::timestamptz[], array[c], array[d]) from (values ("
                        + row + ")) v(a, b, c, d)");

        assertThat(database.one("select count(*) from metatables.audit where row_count = 99"))
                .isEqualTo("0");
    }

    @Test
    void turnsNoWriteThatWasCommittedIntoAFailure() throws SQLException {
        database.sql("delete from metatables.audit");
        database.execute(Operation.update("update account set visits = 1").write(database.account()));
        assertThat(Patience.until(
                        () -> database.one(
                                "select row_count from metatables.audit where duration_us is not null and kind = 'update'"),
                        "1"::equals))
                .isEqualTo("1");
        database.sql("update metatables.audit set duration_us = null");
        String row = "'{%s}', '{\"%s\"}', '{1}', '{1}'"
                .formatted(
                        database.one("select id from metatables.audit where kind = 'update'"),
                        database.one("select at from metatables.audit where kind = 'update'"));
        execute("select metatables.complete_audit(" + row + ", '{failed}', '{null}', '{why}', '{null}')");
        assertThat(database.one("select outcome from metatables.audit where kind = 'update'"))
                .isEqualTo("succeeded");
        assertThat(database.one("select duration_us from metatables.audit where kind = 'update'"))
                .isEqualTo("null");

        database.sql("update metatables.audit set kind = 'select'");
        execute("select metatables.complete_audit(" + row + ", '{failed}', '{box}', '{why}', '{22012}')");
        assertThat(database.one("select concat_ws(' ', outcome, net, reason, sqlstate, row_count)"
                        + " from metatables.audit where duration_us = 1"))
                .isEqualTo("failed box why 22012 1");
        database.sql("delete from metatables.audit");
    }

    @Test
    void canBeReadByWhomItsOwnerGrantsIt() {
        AuditTrail trail = AuditTrail.of(server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD));
        assertThatThrownBy(() -> trail.page(AuditFilter.any(), PageRequest.first(1)))
                .isInstanceOf(AuditAccessException.class)
                .hasMessageContaining("grant select on metatables.audit");
        database.sql("grant select on metatables.audit to " + database.login());
        try {
            assertThat(trail.counts(AuditFilter.any())).isNotNull();
        } finally {
            database.sql("revoke select on metatables.audit from " + database.login());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = login.createStatement()) {
            statement.execute(sql);
        }
    }
}
