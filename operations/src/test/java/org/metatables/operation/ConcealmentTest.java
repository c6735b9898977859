package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What exists beyond the scope, and is no MetaTable, reads the same as what does not exist. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcealmentTest {

    /** What exists, and a name of the same length that nothing has. */
    private static final Map<String, String> TWINS = Map.of(
            "secret", "nobody",
            "vault", "nowhe",
            "read_secret", "read_nobody",
            "hidden_state", "nobody_state",
            "secret_view", "nobody_view",
            "distinct_view", "nothings_view");

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create schema vault;
                create table vault.account (code text, pin text);
                create table vault.secret (id int);
                create type hidden_state as enum ('on', 'off');
                create view distinct_view as select distinct value from secret;
                create function joined(text, text) returns text language sql as 'select $1';
                create operator public.+# (leftarg = text, rightarg = text, function = public.joined);
                create operator vault.+# (leftarg = text, rightarg = text, function = public.joined);
                create function vault.tell(text) returns text language sql as 'select $1';
                alter table account add column secret text, add column nobody text;
                """);
        database.sql("grant usage on schema public to " + database.login());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select select * from secret",
                "select select * from SECRET",
                "select select * from public.secret",
                "select select * from \"secret\"",
                "select select * from U&\"!0073ecret\" uescape '!'",
                "select select nothing from secret",
                "select select value from secret",
                "select select secret.value from account",
                "select select value, nothing from account, secret s",
                "select select nothing, (select value from secret) from account",
                "select select (select value from secret), nothing from account",
                "select select a.secret, (select nothing from secret) from account a",
                "select select secret, (select nothing from secret) from account",
                "select select secret, (select value from secret) from account",
                "select select * from secret where :p is null",
                "select select lower(1) from secret",
                "select select pg_sleep(1) from secret",
                "select select 1 from secret for update",
                "select select xmlparse(document '<a/>') from secret",
                "select select xmlelement(name secret, 1)",
                "select select (code).read_secret from account",
                "select select ('x'::text).read_secret",
                "select select '(,,,secret,,,,,,,)'::pg_sequences is null",
                "select select jsonb_populate_record(null::pg_sequences, '{\"data_type\": \"secret\"}') is null",
                "select select 1 from secret_view for update",
                "insert insert into distinct_view (value) values ('x')",
                "insert insert into distinct_view (value) values (:p )",
                "update update distinct_view set value = :p ",
                "upsert merge into distinct_view using account on true when matched then delete",
                "select with x as (select * from secret) select nothing from x",
                "select select * from secret_view",
                "select select * from vault.account",
                "select select pin from vault.account",
                "select select * from vault.secret",
                "select select * from vault.nothing",
                "select select vault.account.pin from account",
                "select select vault.tell('x')",
                "select select vault.tell(1)",
                "select select read_secret()",
                "select select read_secret(1)",
                "select select public.read_secret()",
                "select select * from read_secret()",
                "select select code from account where code = read_secret()",
                "select select null::secret",
                "select select (null::secret).value",
                "select select array[]::secret[]",
                "select select null::vault.account",
                "select select 'on'::hidden_state",
                "select select enum_range(null::hidden_state)",
                "select select 'neither'::hidden_state",
                "select select 'secret'::regclass",
                "select select 'secret'::regclass, nothing from account",
                "select select nothing, 'secret'::regclass from account",
                "select select 'vault.account'::regclass",
                "select select 'vault'::regnamespace",
                "select select 'read_secret()'::regprocedure",
                "select select nextval('secret_id_seq')",
                "select select nextval('secret_id_seq'), nothing from account",
                "select select currval('secret_id_seq')",
                "select select pg_relation_size('secret')",
                "select select to_regclass('secret')",
                "select select has_table_privilege('secret', 'select')",
                "insert insert into secret (value) values ('x')",
                "insert insert into secret (nothing) values ('x')",
                "insert insert into account (code, name) select nothing, value from secret",
                "insert select * from secret",
                "update update secret set value = 'x'",
                "update update account set name = value from secret",
                "delete delete from secret",
                "delete delete from account using secret where nothing",
                "upsert merge into secret using account on true when matched then do nothing",
            })
    void saysTheSameOfWhatIsHiddenAndOfWhatDoesNotExist(String line) {
        String of = message(line);
        String twin = line;
        String back = "";
        for (Map.Entry<String, String> pair : TWINS.entrySet()) {
            twin = replace(twin, pair.getKey(), pair.getValue());
        }
        twin = twin.replace("!0073ecret", "!006eobody");
        back = message(twin);
        for (Map.Entry<String, String> pair : TWINS.entrySet()) {
            back = replace(back, pair.getValue(), pair.getKey());
        }
        assertThat(of).isEqualTo(back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a' +# 'b'",
                "select 1 +# 2",
                "select 'a' operator(public.+#) 'b'",
                "select 'a' operator(vault.+#) 'b'",
                "select code from account where code +# 'x' = 'y'",
                "select 'a' +# any (array['b'])",
                "select ('a', 'b') +# ('a', 'b')",
                "select code from account order by code::text using +#",
                "select nothing, 'a' +# 'b' from account",
            })
    void saysTheSameOfAHiddenOperatorAndOfOneThatDoesNotExist(String sql) {
        assertThat(message("select " + sql))
                .isEqualTo(message("select " + sql.replace("+#", "~#")).replace("~#", "+#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "secret[]", "public.secret", "vault.account", "hidden_state", "leaky"})
    void saysTheSameOfAHiddenTypeOfAParameterAndOfOneThatDoesNotExist(String type) {
        assertThat(messageOfType(type)).isEqualTo(messageOfType("q" + type).replace("q" + type, type));
    }

    private String messageOfType(String type) {
        Operation operation = Operation.select("select :p is null")
                .read(database.account())
                .parameter("p", null, type)
                .build();
        Throwable refusal = catchThrowable(() -> database.operations().execute(operation));
        assertThat(refusal).isInstanceOf(ParameterException.class).hasNoCause();
        return refusal.getMessage();
    }

    @Test
    void namesWhatTheCallerWrote() {
        assertThat(message("select select * from secret"))
                .contains("names the table secret, which is not in its scope", "character 15", "42P01", "Declare it");
        assertThat(message("select select read_secret()")).contains("read_secret()", "not on the list");
        assertThat(message("select select * from vault.account")).contains("the table vault.account,");
    }

    @Test
    void saysWhatToDeclareWhereTheCallerMayKnowOfTheTable() {
        assertThat(message("select select * from account_limit"))
                .contains("reads public.account_limit, which its scope does not declare. Add it with read access.");
    }

    @Test
    void explainsOtherErrorsWhereANameIsThatOfSomethingHidden() {
        assertThat(message("select select secret, nothing from account"))
                .contains("column \"nothing\" does not exist", "character 16");
        assertThat(message("select with secret as (select code from account) select nothing from secret"))
                .contains("column \"nothing\" does not exist");
        assertThat(message("select select secret.nothing from account secret"))
                .contains("column secret.nothing does not exist");
    }

    @Test
    void carriesOutStatementsInWhichAnotherThingHasAHiddenName() {
        OperationResult rows = database.execute(Operation.select(
                        "with secret as (select code, secret from account) select secret.code, secret.secret from secret")
                .read(database.account()));
        assertThat(rows.rowCount()).isZero();
    }

    private String message(String line) {
        String[] parts = line.split(" ", 2);
        OperationKind kind = OperationKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        OperationBuilder builder = new OperationBuilder(kind, parts[1]);
        builder = kind.writes() ? builder.write(database.account()) : builder.read(database.account());
        Operation operation = (line.contains(":p ") ? builder.parameter("p", 1) : builder).build();
        Throwable refusal = catchThrowable(() -> database.operations().execute(operation));
        assertThat(refusal).isInstanceOf(OperationException.class).hasNoCause();
        return refusal.getClass().getSimpleName() + ": " + refusal.getMessage();
    }

    private static String replace(String text, String name, String by) {
        return text.replaceAll("(?<![a-z_])" + name + "(?![a-z_(])", by)
                .replaceAll("(?<![a-z_])" + name + "(?=\\()", by)
                .replaceAll("(?<![A-Z_])" + name.toUpperCase(Locale.ROOT) + "(?![A-Z_])", by.toUpperCase(Locale.ROOT));
    }
}
