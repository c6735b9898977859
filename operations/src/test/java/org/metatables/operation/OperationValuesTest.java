package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that an operation is made of, and the row that it gives back: what they refuse, and what they hide. */
class OperationValuesTest {

    private static final UUID UID = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, max_rows is below 1",
        "-1, 0, 1, max_rows is below 1",
        "1, -1, 1, offset is below 0",
        "1, 0, 0, statement_timeout_ms is below 1",
        "2147483647, 0, 1, together are beyond",
        "1, 2147483647, 1, together are beyond",
        "1073741824, 1073741824, 1, together are beyond",
    })
    void refusesLimitsOutOfRange(int rows, int offset, int millis, String message) {
        assertThatThrownBy(() -> new Limits(rows, offset, millis))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void takesTheLargestLimits() {
        assertThat(new Limits(Integer.MAX_VALUE - 1, 0, Integer.MAX_VALUE).maxRows())
                .isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(new Limits(1, Integer.MAX_VALUE - 2, 1).withMaxRows(1).offset())
                .isEqualTo(Integer.MAX_VALUE - 2);
    }

    @Test
    void boundsTimeoutsInsteadOfOverflowing() {
        OperationBuilder operation = Operation.select("select 1").read(UID);
        assertThat(operation
                        .statementTimeout(Duration.ofSeconds(Long.MAX_VALUE))
                        .build()
                        .limits()
                        .statementTimeoutMillis())
                .isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> operation.statementTimeout(Duration.ofNanos(1)))
                .isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> operation.statementTimeout(Duration.ofSeconds(Long.MIN_VALUE)))
                .isInstanceOf(InvalidOperationException.class);
    }

    @Test
    void refusesAScopeWithoutTablesOrWithOneAliasTwice() {
        assertThatThrownBy(() -> new Scope(Optional.empty(), List.of())).hasMessageContaining("names no table");
        ScopeTable table = ScopeTable.read(UID).as("a");
        assertThatThrownBy(() -> new Scope(
                        Optional.empty(), List.of(table, ScopeTable.write(UID).as("a"))))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("share the alias a");
        assertThat(new Scope(Optional.empty(), List.of(table, ScopeTable.read(UID))).tables())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "a-b", "a b", "\u00e4", "a\n", "a;drop", "$1"})
    void refusesNamesOfParametersThatAreNone(String name) {
        assertThatThrownBy(() -> Parameters.none().with(name, "hunter2"))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesAParameterTwiceAndANameAmongPositions() {
        Parameters one = Parameters.none().with("a", 1);
        assertThatThrownBy(() -> one.with("a", 2)).hasMessageContaining("given twice");
        assertThatThrownBy(() -> Parameters.positional(List.of(1)).with("a", 2)).hasMessageContaining("by position");
        assertThatThrownBy(() -> one.typed("a", " ")).hasMessageContaining("blank");
    }

    @Test
    void keepsParametersAsTheyWereGiven() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("b", null);
        values.put("a", "hunter2");
        Parameters parameters = Parameters.named(values).typed("a", "text");
        values.clear();
        assertThat(parameters.names()).containsExactly("b", "a");
        assertThat(parameters.value("b")).isEmpty();
        assertThat(parameters.value("a")).contains("hunter2");
        assertThat(parameters.type("a")).contains("text");
        assertThat(parameters.type("b")).isEmpty();
        assertThat(parameters.toString()).contains("a", "b").doesNotContain("hunter2");
        assertThat(parameters)
                .isEqualTo(
                        Parameters.none().with("b", null).with("a", "hunter2").typed("a", "text"));
        assertThat(parameters)
                .hasSameHashCodeAs(
                        Parameters.none().with("b", null).with("a", "hunter2").typed("a", "text"));
        assertThat(Parameters.positional(Arrays.asList(null, 1)).names()).containsExactly("0", "1");
        assertThat(parameters.names()).isUnmodifiable();
    }

    @Test
    void refusesAnEmptyText() {
        assertThatThrownBy(() -> Operation.select("").read(UID).build())
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void givesTheColumnsOfARowByName() {
        List<Object> values = new ArrayList<>(Arrays.asList(5L, null));
        Map<String, Integer> places = new LinkedHashMap<>();
        places.put("n", 0);
        places.put("nothing", 1);
        Row row = Row.of(places, values);
        Collections.fill(values, "changed");
        assertThat(row.columns()).containsExactly("n", "nothing");
        assertThat(row.get("n", Long.class)).contains(5L);
        assertThat(row.text("n")).contains("5");
        assertThat(row.get("nothing")).isEmpty();
        assertThat(row.get("nothing", String.class)).isEmpty();
        assertThatThrownBy(() -> row.get("n", String.class))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("is a Long, not a String");
        assertThatThrownBy(() -> row.get("x")).hasMessageContaining("It has n, nothing");
        assertThat(row.toString()).isEqualTo("Row[n, nothing]");
    }

    @Test
    void writesValuesOfRowsAsJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decimal", new BigDecimal("0.0000001"));
        values.put("minute", OffsetDateTime.parse("2026-05-28T12:30Z"));
        values.put("micro", OffsetDateTime.parse("2026-05-28T12:30:00.000001Z"));
        values.put("time", LocalTime.of(12, 0));
        values.put("never", LocalDate.MAX);
        values.put("always", OffsetDateTime.MIN);
        values.put("nan", Double.NaN);
        values.put("list", Arrays.asList(1L, null, List.of(true)));
        values.put("bytes", new byte[] {1});
        values.put("nothing", null);
        Map<String, Integer> places = new LinkedHashMap<>();
        values.keySet().forEach(name -> places.put(name, places.size()));
        OperationResult result = new OperationResult(
                OperationKind.SELECT,
                1,
                true,
                List.of(Row.of(places, new ArrayList<>(values.values()))),
                true,
                1,
                new Page(1, 7, 1, OptionalInt.of(8)),
                List.of(UID),
                UID);
        assertThat(result.toJson())
                .contains(
                        "{\"decimal\":\"0.0000001\",\"minute\":\"2026-05-28T12:30:00Z\","
                                + "\"micro\":\"2026-05-28T12:30:00.000001Z\",\"time\":\"12:00:00\",\"never\":\"infinity\","
                                + "\"always\":\"-infinity\",\"nan\":null,\"list\":[1,null,[true]],\"bytes\":\"\\\\x01\",\"nothing\":null}")
                .contains("\"offset\":7", "\"has_more\":true", "\"next_offset\":8", "\"truncated\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-1-1-1-1", "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaaa", "aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa", ""})
    void refusesUidsThatAreNotWritten(String uid) {
        String json = Operation.select("select 1").read(UID).build().toJson().replace(UID.toString(), uid);
        assertThatThrownBy(() -> Operation.fromJson(json))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("is not a UUID");
    }
}
