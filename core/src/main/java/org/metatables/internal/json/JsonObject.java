package org.metatables.internal.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.metatables.MetaTablesException;

/**
 * An object of a JSON document while it is read. It remembers where it stands and which keys were asked for, and
 * collects every fault instead of stopping at the first.
 *
 * <p>Where a fault was found, an accessor gives a neutral value and {@link #build} gives nothing, so that one fault is
 * not reported as several. Not thread-safe.
 */
public final class JsonObject {

    private final Map<String, ?> members;
    private Supplier<String> path;
    private final List<JsonFault> faults;
    private final int faultsBefore;
    private final Set<String> asked = new HashSet<>();

    private JsonObject(Map<String, ?> members, Supplier<String> path, List<JsonFault> faults) {
        this.members = members;
        this.path = path;
        this.faults = faults;
        this.faultsBefore = faults.size();
    }

    /** The outermost object of a document. */
    public static JsonObject root(Map<String, ?> members) {
        return new JsonObject(members, () -> "", new ArrayList<>());
    }

    /** Every fault so far in the whole document. */
    public List<JsonFault> faults() {
        return List.copyOf(faults);
    }

    /** Whether the key is there; this does not count as having asked for it. */
    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** The text under a key that must be there. */
    public String text(String key) {
        return required(key, optionalText(key), "");
    }

    public Optional<String> optionalText(String key) {
        return value(key, String.class, "a text");
    }

    /** The truth value under a key, or the default where the key is absent. */
    public boolean flag(String key, boolean whenAbsent) {
        return value(key, Boolean.class, "true or false").orElse(whenAbsent);
    }

    /** The whole number under a key that must be there. */
    public long number(String key) {
        Optional<Number> number = value(key, Number.class, "a whole number");
        if (number.isPresent() && !(number.get() instanceof Integer || number.get() instanceof Long)) {
            fault(key, "It must be a whole number.");
        }
        return required(key, number, 0L).longValue();
    }

    /** The whole number under a key, or the default where the key is absent. */
    public long number(String key, long whenAbsent) {
        asked.add(key);
        return has(key) ? number(key) : whenAbsent;
    }

    /** Whatever stands under a key; empty where the key is absent. */
    public Optional<Object> anything(String key) {
        return value(key, Object.class, "a value");
    }

    /** How many items the list under a key has; none where there is no list. */
    public int count(String key) {
        asked.add(key);
        return members.get(key) instanceof List<?> list ? list.size() : 0;
    }

    /** The texts of the list under a key; none where the key is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
            } else {
                fault(key + "[" + i + "]", "It must be a text.");
            }
        }
        return texts;
    }

    /** The texts of the object under a key; none where the key is absent. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            } else {
                fault(key + "." + name, "It must be a text.");
            }
        });
        return texts;
    }

    /** The members of the object under a key as they are; none where the key is absent. */
    public Map<String, Object> map(String key) {
        return value(key, Map.class, "an object").map(JsonObject::asMembers).orElse(Map.of());
    }

    /** What is made of the object under a key that must be there. */
    public <T> Optional<T> requiredObject(String key, Function<JsonObject, Optional<T>> reader) {
        if (!has(key)) {
            fault(key, "It is missing.", "Add it.");
        }
        return object(key, reader);
    }

    /** The members of each object of the list under a key as they are; none where the key is absent. */
    public List<Map<String, Object>> maps(String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        forEachMap(key, (place, map) -> maps.add(map));
        return maps;
    }

    /** What is made of the object under a key. */
    public <T> Optional<T> object(String key, Function<JsonObject, Optional<T>> reader) {
        return value(key, Map.class, "an object").flatMap(map -> reader.apply(child(() -> key, asMembers(map))));
    }

    /** What is made of each object of the list under a key; none where the key is absent. */
    public <T> List<T> objects(String key, Function<JsonObject, Optional<T>> reader) {
        List<T> objects = new ArrayList<>();
        forEachMap(key, (place, map) -> reader.apply(child(place, map)).ifPresent(objects::add));
        return objects;
    }

    /** Adds a name to the place of this object, for readers of its faults. */
    public void call(String name) {
        Supplier<String> unnamed = path;
        path = () -> unnamed.get() + " (" + name + ")";
    }

    /** Reports a fault at a key of this object. */
    public void fault(String key, String message) {
        fault(key, message, "");
    }

    /** Reports a fault at a key of this object, and what to do about it. */
    public void fault(String key, String message, String remedy) {
        faults.add(new JsonFault(placeOf(key), message, remedy));
    }

    private void refusal(String key, RuntimeException refused) {
        if (refused instanceof MetaTablesException reasoned) {
            fault(
                    key,
                    reasoned.problem().remedy("").message(),
                    reasoned.problem().remedy());
        } else {
            fault(key, String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Makes the value that this object describes, after all of its keys were asked for; any other key is a fault. What
     * the value's own rules refuse is a fault of this object.
     */
    public <T> Optional<T> build(Supplier<T> maker) {
        List<String> unknown =
                members.keySet().stream().filter(key -> !asked.contains(key)).toList();
        if (!unknown.isEmpty()) {
            String remedy = "Leave it out; the keys here are " + String.join(", ", new TreeSet<>(asked)) + ".";
            unknown.forEach(key -> fault(key, "This key is unknown.", remedy));
        }
        if (faults.size() > faultsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (MetaTablesException | IllegalArgumentException refused) {
            refusal("", refused);
            return Optional.empty();
        }
    }

    /** Runs a rule over the value of a key; what it refuses is a fault of that key. */
    public void attempt(String key, Runnable rule) {
        try {
            rule.run();
        } catch (MetaTablesException | IllegalArgumentException refused) {
            refusal(key, refused);
        }
    }

    private void forEachMap(String key, BiConsumer<Supplier<String>, Map<String, Object>> action) {
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            if (items.get(i) instanceof Map<?, ?> map) {
                action.accept(() -> key + "[" + index + "]", asMembers(map));
            } else {
                fault(key + "[" + index + "]", "It must be an object.");
            }
        }
    }

    /** Places are put into words only where there is a fault: a document has many objects, and mostly none. */
    private JsonObject child(Supplier<String> place, Map<String, ?> map) {
        return new JsonObject(map, () -> placeOf(place.get()), faults);
    }

    private String placeOf(String key) {
        String own = path.get();
        return own.isEmpty() || key.isEmpty() ? own + key : own + "." + key;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMembers(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private List<?> items(String key) {
        return value(key, List.class, "a list").map(list -> (List<?>) list).orElse(List.of());
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        asked.add(key);
        Object value = members.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            fault(key, "It must be " + expected + ".", "Write " + expected + " in its place.");
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    private <T> T required(String key, Optional<T> value, T neutral) {
        if (!has(key)) {
            fault(key, "It is missing.", "Add it.");
        }
        return value.orElse(neutral);
    }
}
