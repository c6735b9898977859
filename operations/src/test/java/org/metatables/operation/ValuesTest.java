package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What comes out of PostgreSQL as which value of Java, and what goes in. Nothing is lost, and nothing is bent. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {

    private GovernedDatabase database;
    private TimeZone zoneBefore;

    @BeforeAll
    void open(TestDatabase fresh) {
        zoneBefore = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        database = new GovernedDatabase(fresh);
    }

    @AfterAll
    void close() {
        database.close();
        TimeZone.setDefault(zoneBefore);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("smallint", "-32768", -32768L),
                arguments("bigint", "9223372036854775807", Long.MAX_VALUE),
                arguments("oid", "4294967295", 4294967295L),
                arguments("numeric", "0.0000001", new BigDecimal("0.0000001")),
                arguments("numeric", "NaN", Double.NaN),
                arguments("numeric", "-Infinity", Double.NEGATIVE_INFINITY),
                arguments("real", "1.5", 1.5),
                arguments("double precision", "NaN", Double.NaN),
                arguments("double precision", "Infinity", Double.POSITIVE_INFINITY),
                arguments("double precision", "1e-300", 1e-300),
                arguments("date", "9999-12-31", LocalDate.of(9999, 12, 31)),
                arguments("date", "5874897-12-31", LocalDate.of(5874897, 12, 31)),
                arguments("date", "0044-03-15 BC", LocalDate.of(-43, 3, 15)),
                arguments("date", "infinity", LocalDate.MAX),
                arguments("date", "-infinity", LocalDate.MIN),
                arguments("time", "23:59:59.999999", LocalTime.of(23, 59, 59, 999_999_000)),
                arguments("timetz", "12:30:00+02", OffsetTime.parse("12:30:00+02:00")),
                arguments("timestamp", "2026-03-08 02:30:00", LocalDateTime.of(2026, 3, 8, 2, 30)),
                arguments("timestamp", "0044-03-15 12:00:00 BC", LocalDateTime.of(-43, 3, 15, 12, 0)),
                arguments("timestamp", "infinity", LocalDateTime.MAX),
                arguments(
                        "timestamptz",
                        "294276-12-31 23:59:59Z",
                        OffsetDateTime.of(294276, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC)),
                arguments("timestamptz", "-infinity", OffsetDateTime.MIN),
                arguments(
                        "timestamptz",
                        "0001-01-01 00:00:00.000001Z",
                        OffsetDateTime.parse("0001-01-01T00:00:00.000001Z")),
                arguments("interval", "1 day 02:00:00", "1 day 02:00:00"),
                arguments("int4range", "[1,10)", "[1,10)"),
                arguments("money", "$1.00", "$1.00"),
                arguments("inet", "10.0.0.0/8", "10.0.0.0/8"),
                arguments("bit(3)", "101", "101"),
                arguments("char(3)", "a", "a  "),
                arguments("\"char\"", "a", "a"),
                arguments("point", "(1,2)", "(1,2)"),
                arguments("text", "", ""),
                arguments("text", "\ud83d\ude00\u202e\u0301", "\ud83d\ude00\u202e\u0301"),
                arguments("xml", "<a/>", "<a/>"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsEachTypeAsItsClass(String type, String text, Object value) {
        assertThat(read("cast('" + text + "' as " + type + ")")).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTheElementsOfArraysAsTheClassOfTheirType(String type, String text, Object value) {
        assertThat(read("array[cast('" + text + "' as " + type + "), null]")).isEqualTo(Arrays.asList(value, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesEachValueAsItWasRead(String type, String text, Object value) {
        assertThat(read(":value", value, type)).isEqualTo(value);
        assertThat(read("cast(:value as text) = cast(cast('" + text + "' as " + type + ") as text)", value, type))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesListsOfEachValueAsTheyWereRead(String type, String text, Object value) {
        List<Object> list = Arrays.asList(value, null, value);
        assertThat(read(":value", list, type + "[]")).isEqualTo(list);
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                arguments("'{}'::int[]", List.of()),
                arguments("'{{1,2},{3,null}}'::int[]", List.of(List.of(1L, 2L), Arrays.asList(3L, null))),
                arguments("'[0:1]={1,2}'::int[]", List.of(1L, 2L)),
                arguments(
                        "array['NULL', null, '', ' ', '{', 'a,b', '\"', '\\', '''']",
                        Arrays.asList("NULL", null, "", " ", "{", "a,b", "\"", "\\", "'")),
                arguments("array[true, false]", List.of(true, false)),
                arguments("array[box '((1,1),(0,0))', box '((3,3),(2,2))']", List.of("(1,1),(0,0)", "(3,3),(2,2)")),
                arguments(
                        "array['12345678-0000-4000-8000-000000000000'::uuid]",
                        List.of(UUID.fromString("12345678-0000-4000-8000-000000000000"))),
                arguments("array[array['open']::account_state[]]", List.of(List.of("open"))));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void readsArraysAsLists(String sql, List<Object> expected) {
        assertThat(read(sql)).isEqualTo(expected);
    }

    @Test
    void readsBytesAlsoInArrays() {
        assertThat((byte[]) read("'\\x00ff'::bytea")).containsExactly(0, -1);
        assertThat((List<?>) read("array['\\x00ff'::bytea, '\\x']"))
                .hasSize(2)
                .first()
                .isEqualTo(new byte[] {0, -1});
        assertThat(read(":value", List.of(new byte[] {0, -1}), "bytea[]"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(new byte[] {0, -1});
    }

    @Test
    void keepsEveryDigitOfJson() {
        assertThat(read("'{\"n\": 12345678901234567890.12345678901234567890, \"z\": 1.10}'::json")
                        .toString())
                .isEqualTo("{\"n\":12345678901234567890.12345678901234567890,\"z\":1.10}");
        assertThat(read("('{\"n\": 1' || repeat('0', 2000) || '}')::jsonb").toString())
                .hasSize(2007);
        assertThat(read("array['{\"a\": 1.10}'::jsonb]").toString()).isEqualTo("[{\"a\":1.10}]");
    }

    @Test
    void saysWhatToDoWithJsonThatJavaCannotHold() {
        for (String document : List.of("(repeat('[', 1001) || repeat(']', 1001))::jsonb", "'1e99999999999'::json")) {
            assertThatThrownBy(() -> read(document))
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessageContaining("as text");
            assertThat(read("(" + document + ")::text")).isInstanceOf(String.class);
        }
    }

    @Test
    void writesListsWithinListsAsArraysAndDocuments() throws Exception {
        assertThat(read(":value", List.of(List.of(1, 2), List.of(3, 4)), "int[]"))
                .isEqualTo(List.of(List.of(1L, 2L), List.of(3L, 4L)));
        JsonMapper json = new JsonMapper();
        assertThat(read(":value", json.readTree("[[\"a\", null], [\"b\", \"c\"]]"), "text[]"))
                .isEqualTo(List.of(Arrays.asList("a", null), List.of("b", "c")));
        assertThat(read(":value", json.readTree("[{\"a\": \"x\\\"y\"}, null, [1]]"), "jsonb[]")
                        .toString())
                .isEqualTo("[{\"a\":\"x\\\"y\"}, null, [1]]");
        assertThat(read(":value", List.of(Map.of("a", 1)), "jsonb[]").toString())
                .isEqualTo("[{\"a\":1}]");
        assertThat(read(":value", List.of(1, "a"), "jsonb").toString()).isEqualTo("[1,\"a\"]");
        assertThat(read(":value", json.readTree("{\"a\": 1}"), "text")).isEqualTo("{\"a\":1}");
        assertThat(read(":value", json.readTree("\"a\""), "text")).isEqualTo("a");
        assertThat(read(":value", json.readTree("5"), "int")).isEqualTo(5L);
    }

    @Test
    void suggestsTheTypeByTheClassOfAValueWhereTheStatementTellsNone() {
        assertThat(read("jsonb_build_array(:value)", 5, Optional.empty()).toString())
                .isEqualTo("[5]");
        assertThat(read("jsonb_build_array(:value)", Instant.parse("2026-01-01T00:00:00Z"), Optional.empty())
                        .toString())
                .isEqualTo("[\"2026-01-01T00:00:00+00:00\"]");
        assertThat(read("jsonb_build_array(:value)", List.of(true), Optional.empty())
                        .toString())
                .isEqualTo("[[true]]");
        assertThat(read("jsonb_build_array(:value)", 'c', Optional.empty()).toString())
                .isEqualTo("[\"c\"]");
    }

    @Test
    void refusesATextThatCannotBeWrittenInsteadOfBendingIt() {
        assertThatThrownBy(() -> read(":value", "a\ud800b", "text"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter value")
                .hasMessageNotContaining("\ud800");
        assertThatThrownBy(() -> read(":value", List.of("\udc00"), "text[]")).isInstanceOf(ParameterException.class);
    }

    @Test
    void carriesTextsOfSeveralMegabytes() {
        String large = "\u00e4".repeat(3_000_000);
        assertThat(read(":value", large, "text")).isEqualTo(large);
    }

    @Test
    void readsTheSameOnceTheDriverPreparesTheStatementOnTheServer() {
        String all = "row_to_json(row(1)) as j, array[1, null] as i, array[1.5::float8] as f, array['NULL', null] as t,"
                + " array[true] as b, now() as n, 1::int8 as l, '\\x00'::bytea as y, 'infinity'::date as d";
        for (int time = 0; time < 8; time++) {
            Row row = database.execute(Operation.select("select " + all).read(database.account()))
                    .rows()
                    .get(0);
            assertThat(row.get("i")).contains(Arrays.asList(1L, null));
            assertThat(row.get("f")).contains(List.of(1.5));
            assertThat(row.get("t")).contains(Arrays.asList("NULL", null));
            assertThat(row.get("b")).contains(List.of(true));
            assertThat(row.get("d")).contains(LocalDate.MAX);
            assertThat(row.get("n", OffsetDateTime.class)).isPresent();
        }
    }

    private Object read(String expression) {
        return value(Operation.select("select " + expression + " as v"));
    }

    private Object read(String expression, Object value, String type) {
        return read(expression, value, Optional.of(type));
    }

    private Object read(String expression, Object value, Optional<String> type) {
        OperationBuilder operation = Operation.select("select " + expression + " as v");
        return value(
                type.isPresent()
                        ? operation.parameter("value", value, type.get())
                        : operation.parameter("value", value));
    }

    private Object value(OperationBuilder operation) {
        return database.execute(operation.read(database.account()))
                .rows()
                .get(0)
                .get("v")
                .orElseThrow();
    }
}
