package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What a role takes from honest statements: it works all the same, or the operation says why not and what to do, and that helps. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HindrancesTest {

    private static final Pattern ADVICE = Pattern.compile("Let its owner run: (.*?)\\.(?: Or .*)?$");

    private GovernedDatabase database;
    private GovernedOperations operations;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create function noted() returns text language sql as $$ select 'noted' $$;
                create table plain (id serial, text text not null default 'x');
                create table hidden (id int);
                create table tenants (id int, tenant text);
                create table counted (id bigint default nextval('counter'), text text);
                create table computed (id int, text text default noted(), check (length(noted()) > 0));
                create table followed (id int);
                create table closed (id int);
                alter table hidden enable row level security;
                alter table tenants enable row level security;
                create policy own on tenants using (tenant = current_user);
                create function follow() returns trigger language plpgsql as $$
                  begin insert into secret (value) values ('followed'); return new; end $$;
                create trigger follows after insert on followed for each row execute function follow();
                """);
        database.govern("plain", "hidden", "tenants", "counted", "computed", "followed", "closed");
        operations = GovernedOperations.open(database.config().withCatalogFreshness(Duration.ZERO));
    }

    @AfterAll
    void close() {
        operations.close();
        database.close();
    }

    @Test
    void serialDefaultsAndSequencesOfOthersWork() {
        assertThatCode(insert("plain", "insert into plain (text) values ('a')")).doesNotThrowAnyException();
        assertThatCode(insert("counted", "insert into counted (text) values ('a')"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "tenants"})
    void rowsThatPoliciesWouldHideSilentlyAreNotReadUntilTheOwnerSaysWhichAreMeant(String table) {
        database.sql("insert into " + table + " (id) values (1)");
        ThrowingCallable read = select(table);
        String advice = advice(read, "row-level security");
        database.sql(advice);

        assertThatCode(read).doesNotThrowAnyException();
        assertThat(operations
                        .execute(Operation.select("select * from " + table)
                                .read(database.uid(table))
                                .build())
                        .rowCount())
                .isEqualTo(1);
        ThrowingCallable write = insert(table, "insert into " + table + " (id) values (2)");
        database.sql(advice(write, "row-level security"));
        assertThatCode(write).doesNotThrowAnyException();
    }

    @Test
    void whatTheOwnerHasNotGrantedIsNamedWithTheGrant() {
        for (String kind : new String[] {"r", "w"}) {
            database.sql("do $$ begin execute format('revoke all on closed from %I', metatables_boundary.table_role('"
                    + kind + "', '" + database.uid("closed") + "')); end $$");
        }
        for (ThrowingCallable each :
                new ThrowingCallable[] {select("closed"), insert("closed", "insert into closed values (1)")}) {
            database.sql(advice(each, "has not been opened"));
            assertThatCode(each).doesNotThrowAnyException();
        }
    }

    @Test
    void aSequenceThatOperationsMayNotUseIsNamed() {
        database.sql(
                "do $$ begin execute format('revoke all on sequence counter from %I', metatables_boundary.table_role('w', '"
                        + database.uid("counted") + "')); end $$");
        ThrowingCallable insert = insert("counted", "insert into counted (text) values ('a')");

        assertThatCode(select("counted")).doesNotThrowAnyException();
        database.sql(advice(insert, "sequence"));
        assertThatCode(insert).doesNotThrowAnyException();
    }

    @Test
    void aFunctionThatOperationsMayNotExecuteIsNamed() {
        ThrowingCallable insert = insert("computed", "insert into computed (id) values (1)");
        assertThatCode(insert).doesNotThrowAnyException();
        database.sql("revoke execute on function noted() from public");

        assertThatCode(select("computed")).doesNotThrowAnyException();
        database.sql(advice(insert, "function"));
        assertThatCode(insert).doesNotThrowAnyException();
    }

    @Test
    void aTriggerThatNeedsMoreThanTheOperationSaysSoAndWorksAsItsOwner() {
        ThrowingCallable insert = insert("followed", "insert into followed values (1)");
        assertThatThrownBy(insert)
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("trigger")
                .hasMessageContaining("security definer");

        database.sql("alter function follow() security definer set search_path = public, pg_temp");

        assertThatCode(insert).doesNotThrowAnyException();
    }

    /** The SQL that the refusal advises. */
    private static String advice(ThrowingCallable operation, String why) {
        String[] found = new String[1];
        assertThatThrownBy(operation)
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining(why)
                .satisfies(refused -> {
                    Matcher advice = ADVICE.matcher(refused.getMessage());
                    assertThat(advice.find()).as(refused.getMessage()).isTrue();
                    found[0] = advice.group(1);
                });
        return found[0];
    }

    private ThrowingCallable select(String table) {
        return () -> operations.execute(Operation.select("select * from " + table)
                .read(database.uid(table))
                .build());
    }

    private ThrowingCallable insert(String table, String sql) {
        return () -> operations.execute(
                Operation.insert(sql).write(database.uid(table)).build());
    }
}
