package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The statements that the reference system compiles pass all nets, and PostgreSQL runs them. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledStatementsTest {

    private static final String TABLES = """
            create table sdk_examples__account (
              uid uuid primary key default gen_random_uuid(), account_code text not null unique, name text not null, region text);
            create table sdk_examples__account_limit (account_uid uuid references sdk_examples__account, currency text);
            create table sdk_examples__account_holdings (time_index timestamp with time zone, quantity numeric);
            create table sdk_examples__all_types (c_jsonb jsonb);
            create table sdk_examples__audit_event (seq bigint);
            """;
    private static final List<String> NAMES = List.of(
            "sdk_examples__account",
            "sdk_examples__account_limit",
            "sdk_examples__account_holdings",
            "sdk_examples__all_types",
            "sdk_examples__audit_event");

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql(TABLES);
        database.govern(NAMES.toArray(String[]::new));
        database.sql("create schema audit");
        database.sql("alter table sdk_examples__audit_event set schema audit");
        database.sql("update metatables.meta_table set physical_schema = 'audit'"
                + " where physical_table_name = 'sdk_examples__audit_event'");
        database.grant();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql("truncate sdk_examples__account cascade");
    }

    static Stream<Arguments> compiled() throws Exception {
        JsonNode vectors = new JsonMapper().readTree(GovernedDatabase.resource("compiled-sql.json"));
        return StreamSupport.stream(vectors.get("compiled").spliterator(), false)
                .filter(vector -> vector.at("/result/ok").booleanValue())
                .map(vector -> arguments(
                        vector.get("case").textValue(),
                        vector.at("/result/wire").toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compiled")
    void runs(String name, String wire) {
        Operation compiled = Operation.fromJson(wire);
        Operation operation = new Operation(compiled.kind(), compiled.statement(), scope(compiled), compiled.limits());
        if (name.equals("operation kind not checked against statement")) {
            assertThatThrownBy(() -> database.operations().execute(operation))
                    .isInstanceOf(OperationRefusedException.class);
            return;
        }
        OperationResult result = database.operations().execute(operation);
        assertThat(result.kind()).isEqualTo(compiled.kind());
        if (name.equals("percent literal in text")) {
            assertThat(result.rows().get(0).get("r")).contains(2L);
            assertThat(result.rows().get(0).get("lit")).contains("%(x)s");
        } else if (name.startsWith("insert") || name.equals("pg upsert")) {
            assertThat(result.rowCount()).isEqualTo(name.equals("insert multi values") ? 2 : 1);
        }
    }

    private Scope scope(Operation compiled) {
        List<ScopeTable> tables = NAMES.stream()
                .filter(table -> compiled.statement().sql().matches("(?s).*\\b" + table + "\\b.*")
                        || table.equals("sdk_examples__account"))
                .map(database::uid)
                .map(uid -> compiled.kind().writes() ? ScopeTable.write(uid) : ScopeTable.read(uid))
                .toList();
        return new Scope(Optional.empty(), tables);
    }
}
