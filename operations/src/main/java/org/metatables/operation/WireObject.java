package org.metatables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A JSON object that is read key by key, and knows which keys nobody asked for. */
final class WireObject {

    static final WireObject EMPTY = new WireObject(JsonNodeFactory.instance.objectNode(), "");

    /** Java reads shorter forms, too. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode node;
    private final String path;
    private final Set<String> known = new HashSet<>();

    WireObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw OperationJson.invalid((path.isEmpty() ? "the whole" : path) + " is not an object.");
        }
    }

    /** The value of a key; a null counts as absent. */
    Optional<JsonNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    Optional<WireObject> object(String key) {
        return node(key).map(value -> new WireObject(value, place(key)));
    }

    List<WireObject> objects(String key) {
        JsonNode list = node(key).orElseThrow(() -> missing(key));
        if (!list.isArray()) {
            throw OperationJson.invalid(place(key) + " is not a list.");
        }
        List<WireObject> objects = new ArrayList<>();
        list.forEach(value -> objects.add(new WireObject(value, place(key) + "[" + objects.size() + "]")));
        return objects;
    }

    Optional<String> text(String key) {
        return node(key).map(value -> {
            if (!value.isTextual()) {
                throw OperationJson.invalid(place(key) + " is not a text.");
            }
            return value.textValue();
        });
    }

    Optional<Integer> integer(String key) {
        return node(key).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw OperationJson.invalid(place(key) + " is not an integer of 32 bits.");
            }
            return value.intValue();
        });
    }

    Optional<UUID> uuid(String key, String otherSpelling) {
        return text(key).or(() -> text(otherSpelling)).map(text -> {
            if (!UUID_FORM.matcher(text).matches()) {
                throw OperationJson.invalid(place(key) + " is not a UUID.");
            }
            return UUID.fromString(text);
        });
    }

    <T> Optional<T> choice(String key, T[] options, Function<T, String> name) {
        return text(key)
                .map(text -> Arrays.stream(options)
                        .filter(option -> name.apply(option).equals(text))
                        .findFirst()
                        .orElseThrow(() -> OperationJson.invalid(place(key) + " is none of "
                                + Arrays.stream(options).map(name).collect(Collectors.joining(", ")) + ".")));
    }

    /** A key that has but one value; absent, it has it, too. */
    void constant(String key, String value) {
        choice(key, new String[] {value}, Function.identity());
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void refuseOthers() {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw OperationJson.invalid("the key " + place(name) + " is unknown.");
            }
        }
    }

    InvalidOperationException missing(String key) {
        return OperationJson.invalid(place(key) + " is missing.");
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
