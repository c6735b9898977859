package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of rows as JSON that keeps their class: {@code {"uuid": "..."}}. */
final class RecordedValue {

    private RecordedValue() {}

    static JsonNode write(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        } else if (value instanceof List<?> list) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> items.add(write(item)));
            return items;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (value instanceof byte[] bytes) {
            return node.put("bytes", HexFormat.of().formatHex(bytes));
        }
        // As a text: the column is jsonb, which does not keep a document to the letter.
        return node.put(value instanceof JsonNode ? "json" : value.getClass().getSimpleName(), value.toString());
    }

    static @Nullable Object read(JsonNode node) {
        if (node.isNull()) {
            return null;
        } else if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(read(item)));
            return list;
        }
        String type = node.fieldNames().next();
        String text = node.get(type).textValue();
        return switch (type) {
            case "Long" -> Long.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "BigDecimal" -> new BigDecimal(text);
            case "Boolean" -> Boolean.valueOf(text);
            case "UUID" -> UUID.fromString(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "LocalTime" -> LocalTime.parse(text);
            case "OffsetTime" -> OffsetTime.parse(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "OffsetDateTime" -> OffsetDateTime.parse(text);
            case "bytes" -> HexFormat.of().parseHex(text);
            case "json" -> JsonText.read(text);
            default -> text;
        };
    }
}
