package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.boundary.Boundary;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.UnsafeBoundaryException;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfTestTest {

    private TestDatabase server;
    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        server = fresh;
        database = new GovernedDatabase(fresh);
        database.sql("drop role if exists self_test_group; create role self_test_group");
    }

    @AfterAll
    void close() {
        database.sql("drop role self_test_group");
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alter role % superuser                      | alter role % nosuperuser                 | SUPERUSER
                    alter role % createrole                     | alter role % nocreaterole                | CREATEROLE
                    alter role % bypassrls                      | alter role % nobypassrls                 | BYPASSRLS
                    grant pg_read_all_data to %                 | revoke pg_read_all_data from %           | pg_read_all_data
                    grant self_test_group to metatables_scope   | revoke self_test_group from metatables_scope | self_test_group
                    grant pg_write_all_data to metatables_scope | revoke pg_write_all_data from metatables_scope | pg_write_all_data
                    create table public.own (); alter table own owner to % | drop table own                | table own
                    grant create on schema public to public     | revoke create on schema public from public | Run: revoke create on schema
                    grant create on schema public to %          | revoke create on schema public from %    | public
                    grant select on account to public           | revoke select on account from public     | public.account
                    grant update (code) on account to public    | revoke update (code) on account from public | public.account
                    grant select on account to %                | revoke select on account from %          | public.account
                    grant insert on account to metatables_scope | revoke insert on account from metatables_scope | public.account
                    grant select on metatables_boundary.probe to public | revoke select on metatables_boundary.probe from public | query_to_xml
                    grant select on pg_authid to public         | revoke select on pg_authid from public   | pg_authid
                    grant execute on function pg_read_file(text) to public | revoke execute on function pg_read_file(text) from public | pg_read_file
                    grant execute on function set_config(text, text, boolean) to public | revoke execute on function set_config(text, text, boolean) from public | withBoundary(Boundary.COARSE)
                    revoke execute on function metatables_boundary.scope_role(uuid[], uuid[]) from % | grant execute on function metatables_boundary.scope_role(uuid[], uuid[]) to % | install-operations
                    """)
    void refusesToRunWhereTheBoundaryDoesNotHold(String breach, String mended, String named) {
        database.sql(breach.replace("%", database.login()));
        try {
            assertThatThrownBy(open(Boundary.SEALED))
                    .isInstanceOf(UnsafeBoundaryException.class)
                    .hasMessageContaining(named);
        } finally {
            database.sql(mended.replace("%", database.login()));
        }
        assertThatCode(open(Boundary.SEALED)).doesNotThrowAnyException();
    }

    @Test
    void acceptsSetConfigWhereTheBoundaryIsCoarseAndNothingElse() {
        database.sql("grant execute on function set_config(text, text, boolean) to public");
        try {
            assertThatCode(open(Boundary.COARSE)).doesNotThrowAnyException();
            database.sql("grant select on account to public");
            assertThatThrownBy(open(Boundary.COARSE)).isInstanceOf(UnsafeBoundaryException.class);
        } finally {
            database.sql("revoke select on account from public;"
                    + "revoke execute on function set_config(text, text, boolean) from public");
        }
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (Connection connection = server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                .getConnection()) {
            SelfTest.require(connection, Boundary.SEALED);
            try (var row = connection.createStatement().executeQuery("select current_user")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo(database.login());
            }
        }
    }

    private ThrowingCallable open(Boundary expected) {
        return () -> GovernedOperations.open(database.config().withBoundary(expected))
                .close();
    }
}
