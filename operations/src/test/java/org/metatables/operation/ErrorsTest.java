package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.datasource.AccessModeException;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What goes wrong is said with table and name, without a value, and leaves nothing behind. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {

    private static final String SECRET = "hunter2-secret";

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.addAccount(SECRET, "US");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(database.one("select concat(count(*), max(visits)) from account"))
                .isEqualTo("10");
        assertThat(database.one("select count(*) from account_limit")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into account (code, colour) values (:v, 'x') | column \"colour\" of relation \"account\" does not exist | character 28",
                "select * from account where colour = :v | column \"colour\" does not exist | character 29",
                "select * from acount where code = :v | names the table acount | character 15",
                "select * from account where uid = 5 and code = :v | operator does not exist: uuid = integer | character 33",
                "select * form account where code = :v | syntax error | character 10",
                "insert into account (code, visits) values (:v, now()) | column \"visits\" is of type bigint | character 48",
                "select nothing(:v) from account | calls nothing(unknown) | character 8",
            })
    void saysWhatPostgresqlDoesNotUnderstand(String sql, String message, String where) {
        OperationBuilder operation = sql.startsWith("insert")
                ? Operation.insert(sql).write(database.account())
                : Operation.select(sql).read(database.account());
        assertFailure(operation.parameter("v", null))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(where);
    }

    @Test
    void saysWhichParametersAreMissingOrNotUsed() {
        assertFailure(Operation.select("select code from account where code = :code and region = :region")
                        .read(database.account())
                        .parameter("region", SECRET))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("does not give: code.")
                .hasMessageContaining("public.account");
        assertFailure(Operation.select("select code from account")
                        .read(database.account())
                        .parameter("region", SECRET))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("does not use: region.");
    }

    @Test
    void asksForATypeThatCannotBeFound() {
        assertFailure(Operation.select("select :nowhere is null as x")
                        .read(database.account())
                        .parameter("nowhere", null))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter nowhere")
                .hasMessageContaining("Declare its type");
        assertFailure(Operation.select("select :x as x")
                        .read(database.account())
                        .parameter("x", 1, "colour"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("type colour of the parameter x does not exist");
    }

    @Test
    void saysThatAValueDoesNotFitWithoutTellingIt() {
        assertFailure(Operation.select("select code from account where uid = :uid")
                        .read(database.account())
                        .parameter("uid", SECRET))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter uid")
                .hasMessageContaining("public.account")
                .hasMessageContaining("22P02");
        assertFailure(insert("name", SECRET.repeat(3)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("longer than its column, which is character varying(")
                .hasMessageContaining("public.account");
        assertFailure(Operation.select("select code from account where visits = :visits")
                        .read(database.account())
                        .parameter("visits", "99999999999999999999"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("22003");
        assertFailure(Operation.select("select code from account where code = :code")
                        .read(database.account())
                        .parameter("code", new Object()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("java.lang.Object");
        assertFailure(Operation.select("select code from account where code = :code")
                        .read(database.account())
                        .parameter("code", SECRET + "\0"))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void namesTheConstraintThatAWriteBreaks() {
        assertViolation(insert("code", SECRET), ConstraintViolationException.Kind.UNIQUE, "account_code_key");
        assertViolation(insert("balance", -1), ConstraintViolationException.Kind.CHECK, "account_balance_check");
        assertViolation(insert("code", ""), ConstraintViolationException.Kind.CHECK, "account_code_check");
        assertViolation(
                Operation.insert("insert into account (code, name) values (:code, null)")
                        .write(database.account())
                        .parameter("code", SECRET + "2"),
                ConstraintViolationException.Kind.NOT_NULL,
                "column name");
        assertViolation(
                Operation.insert("insert into account_limit (account_uid, currency, amount) values (:uid, 'USD', 1)")
                        .write(database.uid("account_limit"))
                        .parameter("uid", UUID.randomUUID()),
                ConstraintViolationException.Kind.FOREIGN_KEY,
                "account_limit_account_uid_fkey");
    }

    @Test
    void rollsBackAWriteWhoseStatementFailsInTheMiddle() {
        assertFailure(Operation.update("update account set visits = 1 / (visits * :zero)")
                        .write(database.account())
                        .parameter("zero", 0))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("zero");
    }

    @Test
    void refusesTablesThatTheCatalogDoesNotAllow() {
        UUID unknown = UUID.randomUUID();
        assertFailure(Operation.select("select 1").read(unknown))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining(unknown.toString());
        withFreshCatalog("update metatables.meta_table set provisioning_status = 'reserved'", operations -> {
            assertThatThrownBy(() -> operations.execute(Operation.select("select code from account")
                            .read(database.account())
                            .build()))
                    .isInstanceOf(UnusableTableException.class)
                    .hasMessageContaining("public.account is reserved");
            assertThat(operations
                            .execute(Operation.select("select code from account")
                                    .table(ScopeTable.read(database.account()).reconciling())
                                    .build())
                            .rowCount())
                    .isEqualTo(1);
        });
        database.sql("update metatables.meta_table set provisioning_status = 'active'");
        withFreshCatalog("update metatables.data_source set storage_access_mode = 'read_only'", operations -> {
            assertThat(operations
                            .execute(Operation.select("select 1")
                                    .read(database.account())
                                    .build())
                            .rowCount())
                    .isEqualTo(1);
            assertThatThrownBy(() -> operations.execute(Operation.delete("delete from account")
                            .write(database.account())
                            .build()))
                    .isInstanceOf(AccessModeException.class)
                    .hasMessageContaining("read_only");
        });
        withFreshCatalog(
                "update metatables.data_source set storage_access_mode = 'disabled'",
                operations -> assertThatThrownBy(() -> operations.execute(Operation.select("select 1")
                                .read(database.account())
                                .build()))
                        .isInstanceOf(AccessModeException.class)
                        .hasMessageContaining("disabled"));
        database.sql("update metatables.data_source set storage_access_mode = 'read_write'");
    }

    @Test
    void refusesScopesThatContradictTheOperation() {
        assertFailure(Operation.delete("delete from account").read(database.account()))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no table of its scope has write access");
        assertFailure(Operation.select("select 1").read(database.account()).dataSource(UUID.randomUUID()))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("data source");
        assertFailure(Operation.delete("delete from account")
                        .write(database.account())
                        .offset(1))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no pages");
        assertFailure(Operation.insert("insert into account (code, name) select code, name from account")
                        .write(database.uid("account_limit"))
                        .read(database.account()))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("writes public.account, which its scope declares with read access");
        assertFailure(Operation.insert("insert into ruled values (1)").write(database.uid("ruled")))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("has rewrite rules");
        assertFailure(Operation.select("select * from account_limit").read(database.account()))
                .hasMessageContaining(
                        "reads public.account_limit, which its scope does not declare. Add it with read access.");
    }

    @Test
    void refusesAViewThatReachesWhatIsNoMetaTable() {
        assertThatThrownBy(() -> database.execute(Operation.select("select * from account_view")
                        .read(database.uid("account_view"))
                        .read(database.account())))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("reads a table through the view public.account_view")
                .message()
                .doesNotContain("secret");
    }

    private OperationBuilder insert(String column, Object value) {
        String other = column.equals("code") ? "name" : "code";
        return Operation.insert("insert into account (" + column + ", " + other
                        + (column.equals("balance") ? ", name" : "") + ") values (:value, 'x'"
                        + (column.equals("balance") ? ", 'x'" : "") + ")")
                .write(database.account())
                .parameter("value", value);
    }

    private void withFreshCatalog(String change, Consumer<GovernedOperations> work) {
        database.sql(change);
        try (GovernedOperations operations = GovernedOperations.open(database.config())) {
            work.accept(operations);
        }
    }

    private void assertViolation(OperationBuilder operation, ConstraintViolationException.Kind kind, String name) {
        assertFailure(operation)
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining(name);
        ConstraintViolationException violation =
                catchThrowableOfType(ConstraintViolationException.class, () -> database.execute(operation));
        assertThat(violation.kind()).isEqualTo(kind);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFailure(OperationBuilder operation) {
        OperationException failure = catchThrowableOfType(OperationException.class, () -> database.execute(operation));
        assertThat(failure).isNotNull();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET).doesNotContain("99999999999999999999");
        return assertThat(failure);
    }
}
