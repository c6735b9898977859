package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JSON of {@code compiled-sql.v1}; {@link ProtocolVectorsTest} holds it against every vector of the reference system.
 *
 * <p>Where we differ: a date or a time of Java needs no declared type, since its class says it (the reference refuses
 * an untyped one); a uid must be a UUID (the reference takes any text).
 */
class OperationJsonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID TABLE = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    private static final UUID DATA_SOURCE = UUID.fromString("dddddddd-dddd-4ddd-8ddd-dddddddddddd");

    private static JsonNode minimal() throws Exception {
        return JSON.readTree(GovernedDatabase.resource("compiled-sql.json")).at("/build/0/result/wire");
    }

    @Test
    void buildsTheMinimalVector() throws Exception {
        assertThat(JSON.readTree(
                        Operation.select("SELECT 1").read(TABLE).build().toJson()))
                .isEqualTo(minimal());
    }

    @Test
    void writesTypedParametersAsTheReferenceDoes() throws Exception {
        Operation operation = Operation.select("SELECT 1")
                .read(TABLE)
                .parameter("d", LocalDate.of(2026, 5, 28))
                .parameter("t", Instant.parse("2026-05-28T12:30:00Z"))
                .parameter("f", Instant.parse("2026-05-28T12:30:00.5Z"))
                .parameter("s", "2026-05-28T14:30:00+02:00", "timestamptz")
                .parameter("n", new BigDecimal("1.50"))
                .parameter("u", UUID.fromString("00000000-0000-0000-0000-000000000007"))
                .parameter("nothing", null)
                .parameter("nan", Double.NaN)
                .parameter("l", List.of("2026-05-28"))
                .build();
        JsonNode statement = JSON.readTree(operation.toJson()).get("statement");
        assertThat(statement.get("parameters")).isEqualTo(JSON.readTree("""
                        {"d": "2026-05-28", "t": "2026-05-28T12:30:00Z", "f": "2026-05-28T12:30:00.500000Z",
                         "s": "2026-05-28T12:30:00Z", "n": "1.50",
                         "u": "00000000-0000-0000-0000-000000000007", "nothing": null, "nan": null, "l": ["2026-05-28"]}
                        """));
        assertThat(statement.get("parameter_types")).isEqualTo(JSON.readTree("""
                        {"s": "timestamp with time zone", "d": "date", "t": "timestamp with time zone",
                         "f": "timestamp with time zone"}
                        """));
    }

    @Test
    void refusesTimesWithoutAnOffset() {
        assertThatThrownBy(() -> Operation.select("SELECT 1")
                        .read(TABLE)
                        .parameter("t", LocalDateTime.MIN)
                        .build()
                        .toJson())
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("parameter t");
        assertThatThrownBy(() -> Operation.select("SELECT 1")
                        .read(TABLE)
                        .parameter("t", "2026-05-28T12:30:00", "timestamp with time zone")
                        .build()
                        .toJson())
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("offset");
    }

    @Test
    void writesNamedParametersAndPercentSignsForTheWire() throws Exception {
        Operation operation = Operation.select(
                        "select ':x', a::text, 5 % 2 from t where b like 'a%' and c = :c and d = :c")
                .read(TABLE)
                .parameter("c", 1)
                .build();
        assertThat(JSON.readTree(operation.toJson()).get("statement").get("sql").textValue())
                .isEqualTo("select ':x', a::text, 5 %% 2 from t where b like 'a%%' and c = %(c)s and d = %(c)s");
    }

    @Test
    void takesPositionalParametersAndCamelCase() {
        Operation operation = Operation.fromJson("""
                {"operation": "update", "version": "compiled-sql.v1", "dialect": "postgresql",
                 "statement": {"sql": "x", "parameters": ["a", 1, null], "paramstyle": "pyformat"},
                 "scope": {"dataSourceUid": "%s", "tables": [
                   {"metaTableUid": "%s", "access": "write", "reservedPolicy": "reconcile"}]}}
                """.formatted(DATA_SOURCE, TABLE));
        assertThat(operation.scope())
                .isEqualTo(new Scope(
                        Optional.of(DATA_SOURCE),
                        List.of(ScopeTable.write(TABLE).reconciling())));
        assertThat(operation.statement().parameters()).isEqualTo(Parameters.positional(Arrays.asList("a", 1, null)));
        assertThat(operation.limits()).isEqualTo(Limits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'operation':'select' | 'operation':'drop' | operation is none of select, insert, update, delete, upsert",
                "'postgresql' | 'mysql' | dialect is none of postgresql",
                "'pyformat' | 'qmark' | statement.paramstyle is none of pyformat",
                "compiled-sql.v1 | compiled-sql.v2 | version is none of compiled-sql.v1",
                "'SELECT 1' | '' | empty",
                "'access':'read' | 'access':'own' | scope.tables[0].access is none of read, write",
                "'access':'read' | 'access':'read','x':1 | the key scope.tables[0].x is unknown",
                "'tables': | 'data_source_uid':'','tables': | scope.data_source_uid is not a UUID",
                "'max_rows':1000 | 'max_rows':0 | max_rows is below 1",
                "'offset':0 | 'offset':-1 | offset is below 0",
                "'statement_timeout_ms':15000 | 'statement_timeout_ms':0 | statement_timeout_ms is below 1",
                "'max_rows':1000 | 'foo':1 | the key limits.foo is unknown",
                "'max_rows':1000 | 'max_rows':'1' | limits.max_rows is not an integer",
                "'parameters':{} | 'parameters':1 | statement.parameters is neither",
            })
    void refusesWhatTheReferenceRefuses(String part, String other, String message) throws Exception {
        String valid = minimal().toString();
        String broken = valid.replace(part.replace('\'', '"'), other.replace('\'', '"'));
        assertThat(broken).isNotEqualTo(valid);
        assertThatThrownBy(() -> Operation.fromJson(broken))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyScopeAndTextThatIsNoJson() {
        assertThatThrownBy(() -> Operation.select("select 1").build())
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("names no table");
        assertThatThrownBy(() -> Operation.fromJson("{\"a\": secret}"))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("not JSON")
                .hasNoCause();
    }

    @Test
    void showsNoValueInItsTextForm() {
        Operation operation = Operation.select("select :x")
                .read(TABLE)
                .parameter("x", "hunter2")
                .build();
        assertThat(operation.toString()).contains("x").doesNotContain("hunter2");
    }
}
