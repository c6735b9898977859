package org.metatables.filter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metatables.internal.json.JsonFault;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.MalformedJsonException;

/** Filters and requests as JSON, and back. Unknown keys are refused. */
final class FilterJson {

    private static final String CONDITION = "condition";
    private static final String GROUP = "group";

    private FilterJson() {}

    static Map<String, Object> write(Filter filter) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (filter instanceof Condition condition) {
            json.put("type", CONDITION);
            json.put("field", condition.field().toString());
            json.put("op", condition.operator().wireName());
            json.put("value", FilterValues.toJson(condition.value()));
        } else if (filter instanceof Group group) {
            json.put("type", GROUP);
            json.put("logic", group.logic().wireName());
            json.put("items", group.items().stream().map(FilterJson::write).toList());
        }
        return json;
    }

    static Map<String, Object> write(FilterRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("storage_hash", request.storageHash());
        json.put("joins", request.joins().stream().map(FilterJson::write).toList());
        request.filter().ifPresent(filter -> json.put("filter", write(filter)));
        if (!request.order().isEmpty()) {
            json.put("order", request.order().stream().map(FieldOrder::key).toList());
        }
        json.put("limit", request.limit());
        json.put("offset", request.offset());
        return json;
    }

    private static Map<String, Object> write(FilterJoin join) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", join.name());
        json.put("storage_hash", join.storageHash());
        json.put("type", join.type().wireName());
        return json;
    }

    static Filter readFilter(String json) {
        return read(json, FilterJson::filter);
    }

    static FilterRequest readRequest(String json) {
        return read(json, FilterJson::request);
    }

    private static <T> T read(String json, Function<JsonObject, Optional<T>> reader) {
        try {
            JsonObject root = JsonObject.root(JsonReader.object(json));
            return reader.apply(root).orElseThrow(() -> InvalidFilterException.ofFaults(root.faults()));
        } catch (MalformedJsonException malformed) {
            throw InvalidFilterException.ofFaults(List.of(new JsonFault("", String.valueOf(malformed.getMessage()))));
        }
    }

    private static Optional<Filter> filter(JsonObject json) {
        String type = json.text("type");
        if (type.equals(CONDITION)) {
            return condition(json);
        }
        if (type.equals(GROUP)) {
            return group(json);
        }
        json.fault("type", "It is neither " + CONDITION + " nor " + GROUP + ".");
        return Optional.empty();
    }

    private static Optional<Filter> condition(JsonObject json) {
        String field = json.text("field");
        Optional<Operator> operator = choice(json, "op", Operator.values(), Operator::wireName);
        Optional<Object> value = json.anything("value");
        if (value.isEmpty()) {
            json.fault("value", "It is missing, or null. Ask for fields without a value with is_null.");
        }
        return json.build(() -> new Condition(FieldName.parse(field), operator.orElseThrow(), value.orElseThrow()));
    }

    private static Optional<Filter> group(JsonObject json) {
        Optional<Logic> logic = choice(json, "logic", Logic.values(), Logic::wireName);
        List<Filter> items = json.objects("items", FilterJson::filter);
        return json.build(() -> new Group(logic.orElseThrow(), items));
    }

    private static Optional<FilterRequest> request(JsonObject json) {
        String storageHash = json.text("storage_hash");
        List<FilterJoin> joins = json.objects("joins", FilterJson::join);
        Optional<Filter> filter = json.object("filter", FilterJson::filter);
        List<String> order = json.texts("order");
        long limit = json.number("limit", FilterRequest.DEFAULT_LIMIT);
        long offset = json.number("offset", 0);
        return json.build(() -> new FilterRequest(
                storageHash,
                joins,
                filter,
                order.stream().map(FieldOrder::parse).toList(),
                FilterRequest.limit(limit),
                offset));
    }

    private static Optional<FilterJoin> join(JsonObject json) {
        String name = json.text("name");
        String storageHash = json.text("storage_hash");
        Optional<JoinType> type = json.has("type")
                ? choice(json, "type", JoinType.values(), JoinType::wireName)
                : Optional.of(JoinType.INNER);
        return json.build(() -> new FilterJoin(name, storageHash, type.orElseThrow()));
    }

    private static <T> Optional<T> choice(JsonObject json, String key, T[] options, Function<T, String> name) {
        String wanted = json.text(key);
        Optional<T> chosen = Arrays.stream(options)
                .filter(option -> name.apply(option).equals(wanted))
                .findFirst();
        if (chosen.isEmpty() && json.has(key)) {
            json.fault(
                    key, "It is none of " + Arrays.stream(options).map(name).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }
}
