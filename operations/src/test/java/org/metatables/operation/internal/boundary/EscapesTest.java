package org.metatables.operation.internal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.operation.GovernedDatabase;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The boundary alone: statements that no other net has seen, in the role of a scope that may only read the table account. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscapesTest {

    private GovernedDatabase database;
    private Connection connection;
    private String role;

    @BeforeAll
    void open(TestDatabase fresh) throws SQLException {
        database = new GovernedDatabase(fresh);
        database.addAccount("ACME", "US");
        database.sql("select lo_from_bytea(4711, 'secret')");
        connection =
                fresh.dataSourceFor(database.login(), GovernedDatabase.PASSWORD).getConnection();
        ScopeRoles roles = new ScopeRoles();
        roles.ask(connection, new RoleScope(Set.of(), Set.of(database.uid("account_limit"))));
        role = roles.ask(connection, new RoleScope(Set.of(database.account()), Set.of()));
        connection.createStatement().execute("set role " + role);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Out of the role.
                "select set_config('role', 'none', false)",
                "select set_config('role', 'none', true), query_to_xml('select * from secret', false, true, '')",
                "select set_config('session_authorization', 'default', false)",
                "select set_config('search_path', 'public', false)",
                "select set_config('statement_timeout', '0', false)",
                "update pg_settings set setting = 'none' where name = 'role'",
                "update pg_settings set setting = '0' where name = 'statement_timeout'",
                "select query_to_xml('select set_config(''role'', ''none'', true)', false, true, '')",
                "select query_to_xml('set role none', false, true, '')",
                "select query_to_xml('reset role', false, true, '')",
                "select query_to_xml('set session authorization default', false, true, '')",
                "select query_to_xmlschema('select set_config(''role'', ''none'', true) from secret', false, true, '')",
                "select ts_rewrite('a'::tsquery, 'select set_config(''role'',''none'',true)::tsquery, ''b''::tsquery')",
                "with x as materialized (select set_config('role', 'none', true)) select * from x, secret",
                "select * from account where set_config('role', 'none', true) is not null",
                "select pg_catalog.set_config(name, 'none', true) from (values ('role')) v(name)",
                "explain analyze select set_config('role', 'none', true)",
                // To other tables.
                "select * from secret",
                "table secret",
                "select * from account_limit",
                "select 1 from secret where false",
                "select * from only secret tablesample system (100)",
                "select (select value from secret limit 1) from account",
                "select exists (select from secret)",
                "with s as (select * from secret) select * from s",
                "select * from account for update",
                "select * from account for key share",
                "select query_to_xml('select * from secret', false, true, '')",
                "select table_to_xml('secret', false, true, '')",
                "select table_to_xml_and_xmlschema('secret', false, true, '')",
                "select schema_to_xml('public', false, true, '')::text like '%the secret%' or 1 / 0 = 1",
                "select * from ts_stat('select to_tsvector(value) from secret')",
                "select ts_rewrite('a'::tsquery, 'select value::tsquery, value::tsquery from secret')",
                "select nextval('counter')",
                "select currval('secret_id_seq')",
                "select setval('secret_id_seq', 1)",
                "select last_value from secret_id_seq",
                "select * from secret_view",
                // Writes.
                "insert into account (code, name) values ('X', 'x')",
                "update account set visits = 1",
                "delete from account",
                "merge into account using (select 1) s on true when matched then delete",
                "with d as (delete from account returning *) select * from d",
                "truncate account",
                "copy account from stdin",
                "copy secret to stdout",
                "copy (select 1) to program 'true'",
                "copy account to '/tmp/account'",
                "lock table account in access exclusive mode",
                "create table public.mine (id int)",
                "create schema mine",
                "create view public.mine as select * from account",
                "create function public.mine() returns int language sql as 'select 1'",
                "create trigger mine before update on account execute function suppress_redundant_updates_trigger()",
                "create rule mine as on select to account do instead select * from secret",
                "create policy mine on account using (true)",
                "alter table account disable row level security",
                "alter table account owner to current_user",
                "drop table account",
                "comment on table account is 'mine'",
                "create index on account (code)",
                // Rights.
                "grant select on secret to current_user",
                "grant pg_read_all_data to current_user",
                "grant metatables_boundary to current_user",
                "set role metatables_boundary",
                "set role pg_read_all_data",
                "set session authorization postgres",
                "alter role current_user superuser",
                "alter role metatables_scope login",
                "create role mine",
                "drop role metatables_scope",
                "alter system set log_statement = 'all'",
                "alter database template1 set work_mem = '4MB'",
                "select metatables_boundary.scope_role('{}', '{}')",
                "select metatables_boundary.drop_role('metatables_scope')",
                "select metatables_boundary.collect(now())",
                "select metatables_boundary.make_table_roles(array[gen_random_uuid()])",
                "select * from metatables_boundary.scope",
                "select * from metatables_boundary.probe",
                "insert into metatables.meta_table (namespace) values ('x')",
                "update metatables.data_source set storage_access_mode = 'disabled'",
                "select * from metatables.audit",
                "insert into metatables.audit (id) values (gen_random_uuid())",
                // The server.
                "select rolpassword from pg_authid",
                "select * from pg_shadow",
                "select pg_read_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select pg_stat_file('postgresql.conf')",
                "select lo_import('/etc/passwd')",
                "select lo_export(4711, '/tmp/secret')",
                "select lo_get(4711)",
                "select lo_put(4711, 0, 'mine')",
                "select lo_unlink(4711)",
                "select lo_open(4711, 131072)",
                "select data from pg_largeobject",
                "select pg_reload_conf()",
                "select pg_rotate_logfile()",
                "select pg_switch_wal()",
                "select pg_create_restore_point('mine')",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'",
                "select pg_cancel_backend(pid) from pg_stat_activity where usename = 'postgres'",
                "select pg_logical_slot_get_changes('x', null, null)",
                "select pg_create_logical_replication_slot('x', 'pgoutput')",
                "select pg_stat_reset()",
                "checkpoint",
                "load 'auto_explain'",
                "set session_replication_role = replica",
                "set log_min_duration_statement = 0",
                "do $$ begin perform set_config('role', 'none', false); end $$",
            })
    void refuses(String statement) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement attempt = connection.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).isInstanceOf(SQLException.class);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(one("select current_user")).isEqualTo(role);
        assertThat(database.one("select count(*) from account")).isEqualTo("1");
        assertThat(database.one("select count(*) from secret")).isEqualTo("1");
    }

    @Test
    void readsItsTable() throws SQLException {
        assertThat(one("select code from account")).isEqualTo("ACME");
    }

    @Test
    void doesNotSeeTheStatementsOfOthers() throws SQLException {
        assertThat(one("select string_agg(distinct query, '') from pg_stat_activity where usename is not null"))
                .isEqualTo("<insufficient privilege>");
    }

    /** What no role keeps anybody from: these are for the analysis. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from pg_class",
                "select pg_try_advisory_lock(1), pg_advisory_unlock_all()",
                "select pg_notify('channel', 'word')",
                "select pg_sleep(0)",
                "select lo_create(0)",
                "select current_setting('search_path')",
            })
    void leavesToTheAnalysis(String statement) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement attempt = connection.createStatement()) {
            assertThat(attempt.execute(statement)).isTrue();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
