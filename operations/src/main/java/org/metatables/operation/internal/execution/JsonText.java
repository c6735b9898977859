package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.metatables.Problem;
import org.metatables.operation.ParameterException;

/** JSON documents of parameters and columns. */
final class JsonText {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonText() {}

    /**
     * A map, a list or a number as a JSON document.
     *
     * @throws ParameterException if it has no JSON form
     */
    static String of(String name, Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new ParameterException(Problem.of("The parameter " + name + " is a "
                            + value.getClass().getName() + ", which has no JSON form.")
                    .remedy("Give a JsonNode, a map, a list or a JSON text."));
        }
    }

    /** The document that PostgreSQL wrote. */
    static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("PostgreSQL wrote JSON that cannot be read.");
        }
    }
}
