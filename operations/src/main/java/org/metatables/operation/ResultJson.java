package org.metatables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@link OperationResult} as JSON. */
final class ResultJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<Object, String> INFINITIES = Map.of(
            LocalDate.MAX, "infinity",
            LocalDate.MIN, "-infinity",
            LocalDateTime.MAX, "infinity",
            LocalDateTime.MIN, "-infinity",
            OffsetDateTime.MAX, "infinity",
            OffsetDateTime.MIN, "-infinity");

    private ResultJson() {}

    static String write(OperationResult result) {
        ObjectNode root = NODES.objectNode();
        root.put("ok", true);
        root.put("operation", result.kind().wireName());
        root.put("dialect", OperationJson.DIALECT);
        root.put("row_count", result.rowCount());
        if (result.returnsRows()) {
            root.set("rows", rows(result.rows()));
        }
        root.put("truncated", result.truncated());
        root.put("max_rows", result.maxRows());
        Page page = result.page();
        ObjectNode pagination = root.putObject("pagination")
                .put("limit", page.limit())
                .put("offset", page.offset())
                .put("returned_count", page.returnedCount())
                .put("has_more", page.hasMore());
        pagination.set(
                "next_offset",
                page.nextOffset().isPresent()
                        ? NODES.numberNode(page.nextOffset().getAsInt())
                        : NODES.nullNode());
        ObjectNode scope = root.putObject("scope");
        ArrayNode tables = scope.putArray("meta_table_uids");
        result.tables().forEach(uid -> tables.add(uid.toString()));
        scope.put("data_source_uid", result.dataSource().toString());
        return root.toString();
    }

    /** Rows as a list of objects. */
    static ArrayNode rows(List<Row> rows) {
        ArrayNode list = NODES.arrayNode();
        for (Row row : rows) {
            ObjectNode one = list.addObject();
            row.columns()
                    .forEach(column -> one.set(column, value(row.get(column).orElse(null))));
        }
        return list;
    }

    private static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? NODES.nullNode() : NODES.numberNode(number);
        } else if (value instanceof byte[] bytes) {
            return NODES.textNode("\\x" + HexFormat.of().formatHex(bytes));
        } else if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(value(element)));
            return array;
        }
        return NODES.textNode(text(value));
    }

    /** Decimals without an exponent, times always with their seconds. */
    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (INFINITIES.containsKey(value)) {
            return INFINITIES.get(value);
        } else if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        } else if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        } else if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        } else if (value instanceof OffsetTime time) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
        }
        return value.toString();
    }
}
