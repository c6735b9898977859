package org.metatables.introspection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;

/**
 * A physical table as it was at a moment: its schema, name, columns, indexes and constraints. See 7.2 of the reference system's
 * specification.
 *
 * @param takenAt when it was looked at, by the clock of the database
 * @param document what was seen; values are texts, numbers, truth values, lists and maps
 */
public record IntrospectionSnapshot(Instant takenAt, Map<String, Object> document) {

    public IntrospectionSnapshot {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /**
     * The snapshot whose document a text holds.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public static IntrospectionSnapshot ofJson(Instant takenAt, String json) {
        try {
            return new IntrospectionSnapshot(takenAt, JsonReader.object(json));
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException("An introspection snapshot is a JSON object.", malformed);
        }
    }

    /** The document as JSON, on one line. */
    public String toJson() {
        return JsonWriter.compact(document);
    }
}
