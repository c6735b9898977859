package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Hostile statements are refused before anything runs, and their honest twins are not. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCorpusTest {

    private static final String STATE = """
            select (select count(*) || coalesce(sum(visits), 0)::text from account) || (select count(*) from secret)
                   || (select last_value || is_called::text from counter)
            """;

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

    static Stream<String> hostile() {
        return statements("hostile.txt");
    }

    static Stream<String> benign() {
        return statements("benign.txt");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refuses(String line) {
        String before = database.one(STATE);
        Throwable refusal = catchThrowable(() -> database.operations().execute(operation(line)));
        assertThat(refusal).isInstanceOfAny(OperationRefusedException.class, InvalidStatementException.class);
        assertThat(refusal).hasNoCause().message().doesNotContain("the secret value");
        assertThat(database.one(STATE)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("benign")
    void allows(String line) {
        assertThatCode(() -> database.operations().execute(operation(line))).doesNotThrowAnyException();
    }

    @Test
    void allowsJsonOfTheSqlStandardWhereTheServerHasIt() {
        assumeThat(Integer.parseInt(database.one("show server_version_num"))).isGreaterThanOrEqualTo(160_000);
        String sql = "select select json_object('a': 1) as o, json_array(1, 2) as a, json_arrayagg(code) as g,"
                + " '{}' is json as j from account";
        assertThatCode(() -> database.operations().execute(operation(sql))).doesNotThrowAnyException();
    }

    private Operation operation(String line) {
        String[] parts = line.split(" ", 2);
        OperationKind kind = OperationKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        OperationBuilder builder = new OperationBuilder(kind, parts[1]);
        return (kind.writes() ? builder.write(database.account()) : builder.read(database.account())).build();
    }

    private static Stream<String> statements(String file) {
        return GovernedDatabase.resource(file).lines().filter(line -> !line.isBlank() && !line.startsWith("# "));
    }
}
