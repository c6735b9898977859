package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages are merged as the reference system does it: the vectors say with which calls, and to which result. */
class PageMergingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID TABLE = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");

    static Stream<JsonNode> vectors() throws Exception {
        return StreamSupport.stream(
                JSON.readTree(GovernedDatabase.resource("compiled-sql.json"))
                        .get("pagination")
                        .spliterator(),
                false);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void mergesTheVectors(JsonNode vector) throws Exception {
        JsonNode backend = vector.get("backend");
        CappedPlatform platform = new CappedPlatform(
                backend.get("total").intValue(),
                backend.get("page_cap").intValue(),
                backend.get("break_after").asInt(Integer.MAX_VALUE));

        OperationResult result = new PageMerging(platform::answer).execute(operation(vector.get("request")));

        assertThat(JSON.<JsonNode>valueToTree(platform.calls)).isEqualTo(vector.get("calls"));
        ObjectNode response = vector.get("response").deepCopy();
        JsonNode firstAndLast = response.remove("rows_first_last");
        int length = response.remove("rows_len").intValue();
        ObjectNode written = (ObjectNode) JSON.readTree(result.toJson());
        written.remove(List.of("rows", "scope"));
        assertThat(written).isEqualTo(response);
        assertThat(numbers(result))
                .hasSize(length)
                .isEqualTo(
                        length == 0
                                ? List.of()
                                : IntStream.rangeClosed(
                                                firstAndLast.get(0).intValue(),
                                                firstAndLast.get(1).intValue())
                                        .boxed()
                                        .toList());
    }

    @Test
    void leavesTheFirstPageUntouchedWhereItIsEnough() {
        OperationResult first = new CappedPlatform(3, 10, 10).answer(select(3));
        assertThat(new PageMerging(operation -> first).execute(select(3))).isSameAs(first);
    }

    @Test
    void keepsEverythingElseOfTheOperation() {
        List<Operation> asked = new ArrayList<>();
        CappedPlatform platform = new CappedPlatform(4, 3, 10);
        Operation operation = select(4);
        new PageMerging(each -> {
                    asked.add(each);
                    return platform.answer(each);
                })
                .execute(operation);
        assertThat(asked)
                .containsExactly(
                        operation, operation.withLimits(new Limits(1, 3, Limits.DEFAULT.statementTimeoutMillis())));
    }

    @Test
    void givesNoRowsWhereALaterPageFails() {
        CappedPlatform platform = new CappedPlatform(5, 2, 10);
        PageMerging merging = new PageMerging(operation -> {
            if (operation.limits().offset() > 0) {
                throw new IllegalStateException("away");
            }
            return platform.answer(operation);
        });
        assertThatThrownBy(() -> merging.execute(select(5))).isInstanceOf(IllegalStateException.class);
    }

    private static List<Integer> numbers(OperationResult result) {
        return result.rows().stream()
                .map(row -> row.get("n", Long.class).orElseThrow().intValue())
                .toList();
    }

    private static Operation select(int maxRows) {
        return Operation.select("select n from numbers order by n")
                .read(TABLE)
                .maxRows(maxRows)
                .build();
    }

    private static Operation operation(JsonNode request) {
        OperationBuilder operation = request.get("operation").textValue().equals("select")
                ? Operation.select("select n from numbers order by n").read(TABLE)
                : Operation.upsert("insert ... returning n").write(TABLE);
        return operation
                .maxRows(request.get("max_rows").intValue())
                .offset(request.get("offset").intValue())
                .build();
    }

    /** A platform that gives so many rows at once, and empty pages after so many. */
    private static final class CappedPlatform {

        private final int total;
        private final int cap;
        private final int pages;
        private final List<Map<String, Integer>> calls = new ArrayList<>();

        CappedPlatform(int total, int cap, int pages) {
            this.total = total;
            this.cap = cap;
            this.pages = pages;
        }

        OperationResult answer(Operation operation) {
            int offset = operation.limits().offset();
            int limit = Math.min(operation.limits().maxRows(), cap);
            calls.add(Map.of("offset", offset, "max_rows", operation.limits().maxRows()));
            int end = calls.size() > pages ? offset : Math.min(total, offset + limit);
            List<Row> rows = IntStream.range(offset, end)
                    .mapToObj(number -> Row.of(Map.of("n", 0), List.of((long) number)))
                    .toList();
            boolean more = end < total;
            Page page = new Page(limit, offset, rows.size(), more ? OptionalInt.of(end) : OptionalInt.empty());
            return new OperationResult(
                    operation.kind(), rows.size(), true, rows, more, limit, page, List.of(TABLE), TABLE);
        }
    }
}
