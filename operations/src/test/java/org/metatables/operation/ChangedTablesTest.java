package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.testing.TestDatabase;

/** A verdict holds for what was judged: what changes beside the catalog between two executions is judged again. */
class ChangedTablesTest {

    private TestDatabase server;
    private GovernedDatabase database;
    private GovernedOperations operations;

    @BeforeEach
    void open() {
        server = TestDatabase.create();
        database = new GovernedDatabase(server);
        database.addAccount("ACME", "US");
        operations = GovernedOperations.open(
                database.config().withCatalogFreshness(Duration.ZERO).withPool(1, Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        operations.close();
        database.close();
        server.close();
    }

    @Test
    void judgesAgainWhenAFunctionHidesOneOfPostgresql() {
        String sql = "select upper(name) as v from account";
        assertThat(first(sql)).contains("ACME");
        database.sql("create function public.upper(character varying) returns text language sql security definer"
                + " as $$ select value from secret limit 1 $$");
        assertRefused(sql).hasMessageContaining("calls upper(");
    }

    @Test
    void judgesAgainWhenAnOperatorHidesOneOfPostgresql() {
        String sql = "select code as v from account where name = 'ACME'::varchar";
        assertThat(first(sql)).contains("ACME");
        database.sql("create function public.same(varchar, varchar) returns boolean language sql as 'select true';"
                + "create operator public.= (leftarg = varchar, rightarg = varchar, function = public.same)");
        assertRefused(sql).hasMessageContaining("calls same(");
    }

    @Test
    void judgesAgainWhenACastIsMade() {
        String sql = "select code as v from account where visits::money = 0::money";
        database.sql("create function public.pay(bigint) returns text language sql as 'select value from secret'");
        assertThat(first("select visits::text as v from account")).contains("0");
        assertThatCode(() -> first(sql)).doesNotThrowAnyException();
        database.sql("create cast (bigint as text) with function public.pay(bigint)");
        assertRefused("select visits::text as v from account").hasMessageContaining("calls pay(");
    }

    @Test
    void judgesAgainWhenAnotherTableIsPutUnderTheName() {
        String sql = "select code as v from account";
        assertThat(first(sql)).contains("ACME");
        database.sql("alter table account rename to old_account;"
                + "create table account (code text); insert into account values ('NEW');");
        database.grant();
        assertThat(first(sql)).contains("NEW");
        database.sql("create rule also as on update to account do also delete from secret");
        assertRefused(sql).hasMessageContaining("rewrite rules");
        database.sql("drop table account; create foreign data wrapper nothing; create server nowhere"
                + " foreign data wrapper nothing; create foreign table account (code text) server nowhere");
        assertRefused(sql).hasMessageContaining("a foreign table");
        database.sql(
                "drop foreign table account; create materialized view account as select value as code from secret");
        assertThatThrownBy(() -> first(sql)).isInstanceOf(OperationException.class);
    }

    @Test
    void judgesAgainWhenAViewIsGivenATriggerOrATableAForeignPart() {
        database.sql(
                "create view seen as select code, name from account; create table parted (code text) partition by list (code);"
                        + "create table inner_part partition of parted for values in ('a', 'b') partition by list (code)");
        database.govern("seen", "parted");
        Operation write = Operation.update("update seen set name = 'x'")
                .write(database.uid("seen"))
                .write(database.account())
                .build();
        Operation read = Operation.select("select code from parted")
                .read(database.uid("parted"))
                .build();
        operations.execute(write);
        operations.execute(read);
        database.sql("create function instead() returns trigger language plpgsql as 'begin return new; end';"
                + "create trigger instead instead of update on seen for each row execute function instead();"
                + "create foreign data wrapper nothing; create server nowhere foreign data wrapper nothing;"
                + "create foreign table foreign_part partition of inner_part for values in ('a') server nowhere");
        assertThatThrownBy(() -> operations.execute(write)).hasMessageContaining("triggers write");
        assertThatThrownBy(() -> operations.execute(read)).hasMessageContaining("a foreign table");
    }

    @Test
    void saysWhichColumnIsGone() {
        String sql = "select region as v from account";
        assertThat(first(sql)).contains("US");
        database.sql("alter table account drop column region");
        assertThatThrownBy(() -> first(sql))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("column \"region\" does not exist");
    }

    @Test
    void takesTheTypeThatAColumnHasNow() {
        Operation operation = Operation.select("select code as v from account where region = :region")
                .read(database.account())
                .parameter("region", "7")
                .build();
        assertThat(operations.execute(operation).rows()).isEmpty();
        database.sql("alter table account alter column region type integer using 7");
        assertThat(operations.execute(operation).rows()).hasSize(1);
    }

    @Test
    void doesNotReadATableThatOnlyTheSessionHas() {
        String sql = "select code as v from account";
        assertThat(first(sql)).contains("ACME");
        database.sql("""
                create function leave_traces() returns trigger language plpgsql as $$
                begin
                  create temporary table account as select 'TEMP' as code;
                  set search_path = pg_temp, public;
                  set statement_timeout = 100;
                  perform pg_advisory_lock(1);
                  return new;
                end $$;
                create trigger leaves_traces after update on account_limit execute function leave_traces();
                """);
        operations.execute(Operation.update("update account_limit set amount = 1")
                .write(database.uid("account_limit"))
                .build());
        assertThat(first(sql)).contains("ACME");
        assertThat(database.one("select count(*) from pg_locks where locktype = 'advisory'"))
                .isEqualTo("0");
        database.sql("drop table account cascade");
        assertThatThrownBy(() -> first(sql)).isInstanceOf(InvalidStatementException.class);
    }

    @Test
    void leavesNothingBehindOfATriggerThatFails() {
        database.sql("""
                create function lock_and_fail() returns trigger language plpgsql as $$
                begin
                  perform pg_advisory_lock(2);
                  raise exception 'the value is %', new.amount;
                end $$;
                create trigger locks before insert on account_limit for each row execute function lock_and_fail();
                """);
        assertThatThrownBy(() -> operations.execute(Operation.insert(
                                "insert into account_limit (account_uid, currency, amount) select uid, 'USD', :amount from account")
                        .write(database.uid("account_limit"))
                        .read(database.account())
                        .parameter("amount", 4711)
                        .build()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("P0001")
                .hasMessageNotContaining("4711");
        assertThat(first("select code as v from account")).contains("ACME");
        assertThat(database.one("select count(*) from pg_locks where locktype = 'advisory'"))
                .isEqualTo("0");
    }

    private Optional<Object> first(String sql) {
        return operations
                .execute(Operation.select(sql).read(database.account()).build())
                .rows()
                .get(0)
                .get("v");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String sql) {
        return assertThatThrownBy(() -> first(sql)).isInstanceOf(OperationRefusedException.class);
    }
}
