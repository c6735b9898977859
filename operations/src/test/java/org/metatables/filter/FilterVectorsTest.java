package org.metatables.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Filters and requests against the vectors of the reference system. */
class FilterVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Filter> BUILT = Map.ofEntries(
            Map.entry("eq", condition("region", Operator.EQ, "US")),
            Map.entry("ne", condition("region", Operator.NE, "US")),
            Map.entry("lt", condition("balance_usd", Operator.LT, 1)),
            Map.entry("lte", condition("balance_usd", Operator.LTE, 1.5)),
            Map.entry("gt", condition("balance_usd", Operator.GT, 1)),
            Map.entry("gte", condition("balance_usd", Operator.GTE, 1)),
            Map.entry("in", condition("customer_code", Operator.IN, List.of("ACME", "BETA"))),
            Map.entry("in empty", condition("customer_code", Operator.IN, List.of())),
            Map.entry("not_in", condition("region", Operator.NOT_IN, List.of("EU"))),
            Map.entry("contains", condition("name", Operator.CONTAINS, "Cap")),
            Map.entry("starts_with", condition("name", Operator.STARTS_WITH, "A")),
            Map.entry("ends_with", condition("name", Operator.ENDS_WITH, "l")),
            Map.entry("is_null default", condition("name", Operator.IS_NULL, true)),
            Map.entry("is_null false", condition("name", Operator.IS_NULL, false)),
            Map.entry(
                    "between dates",
                    condition(
                            "as_of_date",
                            Operator.BETWEEN,
                            List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)))),
            Map.entry(
                    "datetime value",
                    condition("as_of_date", Operator.EQ, OffsetDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC))),
            Map.entry("id system field", condition("id", Operator.IN, List.of(1, 2))),
            Map.entry("fk logical name", condition("customer_id", Operator.EQ, 5)),
            Map.entry(
                    "and/or nesting",
                    condition("region", Operator.EQ, "US")
                            .or(condition("region", Operator.EQ, "EU"))
                            .and(condition("customer_code", Operator.STARTS_WITH, "A"))),
            Map.entry("single and", Filter.and(List.of(condition("region", Operator.EQ, "US")))));

    @TestFactory
    Stream<DynamicTest> writesFiltersAsTheReferenceSystemDoes() {
        return vectors("filters")
                .filter(vector -> BUILT.containsKey(vector.get("case").asText()))
                .map(vector -> test(
                        vector,
                        json -> assertThat(tree(
                                        BUILT.get(vector.get("case").asText()).toJson()))
                                .isEqualTo(json)));
    }

    @TestFactory
    Stream<DynamicTest> readsFiltersAndWritesThemAgain() {
        return vectors("filters")
                .filter(vector -> vector.at("/result/json").isObject())
                .map(vector -> test(
                        vector,
                        json -> assertThat(tree(Filter.fromJson(json.toString()).toJson()))
                                .isEqualTo(json)));
    }

    @TestFactory
    Stream<DynamicTest> readsOrderKeysAndWritesThemAgain() {
        return vectors("filters")
                .filter(vector -> vector.at("/result/json").isTextual())
                .map(vector -> test(
                        vector,
                        json -> assertThat(FieldOrder.parse(json.asText()).key())
                                .isEqualTo(json.asText())));
    }

    @TestFactory
    Stream<DynamicTest> readsRequestsAndWritesThemAgain() {
        return vectors("requests")
                .filter(vector -> vector.at("/result/ok").asBoolean())
                .map(vector -> test(
                        vector,
                        json -> assertThat(tree(
                                        FilterRequest.fromJson(json.toString()).toJson()))
                                .isEqualTo(json)));
    }

    @Test
    void refusesWhatTheReferenceSystemRefuses() {
        FieldRules rules = new FieldRules(
                "public.customer",
                Map.of(
                        "region",
                        FieldOps.DEFAULT,
                        "note",
                        new FieldOps(true, true, false, false),
                        "id",
                        FieldOps.OF_ID));

        assertThatThrownBy(() -> rules.requireFilter("note")).isInstanceOf(ForbiddenFieldException.class);
        assertThatThrownBy(() -> rules.requireFilter("city")).isInstanceOf(UnknownFieldException.class);
        assertThatThrownBy(() -> rules.requireOrder("region")).isInstanceOf(ForbiddenFieldException.class);
        rules.requireOrder("id");
        assertThatThrownBy(() -> Filter.and(List.of())).isInstanceOf(InvalidFilterException.class);
        for (String request : List.of(
                "{'storage_hash':'b','limit':0}",
                "{'storage_hash':'b','limit':501}",
                "{'storage_hash':'b','offset':-1}",
                "{'storage_hash':'b','joins':[{'name':'c','storage_hash':'c'},{'name':'c','storage_hash':'d'}]}",
                "{'storage_hash':'b','joins':[{'name':'c'}]}",
                "{'storage_hash':'b','joins':['c']}",
                "{'limit':1}",
                "{'storage_hash':' '}")) {
            assertThatThrownBy(() -> FilterRequest.fromJson(request.replace('\'', '"')))
                    .as(request)
                    .isInstanceOf(InvalidFilterException.class);
        }
    }

    private static Condition condition(String field, Operator operator, Object value) {
        return new Condition(FieldName.parse(field), operator, value);
    }

    private static DynamicTest test(JsonNode vector, Consumer<JsonNode> assertion) {
        return DynamicTest.dynamicTest(vector.get("case").asText(), () -> assertion.accept(vector.at("/result/json")));
    }

    private static Stream<JsonNode> vectors(String key) {
        try (InputStream in = FilterVectorsTest.class.getResourceAsStream("simple-table.json")) {
            return StreamSupport.stream(JSON.readTree(in).get(key).spliterator(), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
