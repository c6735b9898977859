package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metatables.operation.OperationResult;
import org.metatables.operation.Row;

/**
 * What a write answered, as it is kept with its idempotency key.
 *
 * @param count how many rows it wrote or gave back
 * @param returnsRows whether it gave rows back
 * @param truncated whether it had more rows than it gave back
 * @param rows the rows
 */
record RecordedResult(long count, boolean returnsRows, boolean truncated, List<Row> rows) {

    static RecordedResult of(OperationResult result) {
        return new RecordedResult(result.rowCount(), result.returnsRows(), result.truncated(), result.rows());
    }

    static RecordedResult fromJson(String json) {
        JsonNode recorded = JsonText.read(json);
        Map<String, Integer> places = new LinkedHashMap<>();
        recorded.get("columns").forEach(column -> places.put(column.textValue(), places.size()));
        List<Row> rows = new ArrayList<>();
        recorded.get("rows").forEach(values -> {
            List<@Nullable Object> read = new ArrayList<>();
            values.forEach(value -> read.add(RecordedValue.read(value)));
            rows.add(Row.of(places, read));
        });
        return new RecordedResult(
                recorded.get("count").longValue(),
                recorded.get("returns_rows").booleanValue(),
                recorded.get("truncated").booleanValue(),
                rows);
    }

    String toJson() {
        ObjectNode recorded = JsonNodeFactory.instance.objectNode();
        recorded.put("count", count).put("returns_rows", returnsRows).put("truncated", truncated);
        ArrayNode columns = recorded.putArray("columns");
        rows.stream().limit(1).flatMap(row -> row.columns().stream()).forEach(columns::add);
        ArrayNode all = recorded.putArray("rows");
        for (Row row : rows) {
            ArrayNode values = all.addArray();
            row.columns()
                    .forEach(column ->
                            values.add(RecordedValue.write(row.get(column).orElse(null))));
        }
        return recorded.toString();
    }
}
