package org.metatables.operation.internal.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.metatables.Problem;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.ParameterException;

/** JSON documents of parameters and columns. */
final class JsonText {

    /** Every digit is kept; how much is read is bounded by the bytes of the result, and by PostgreSQL's own limits. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

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

    /**
     * The document that PostgreSQL wrote.
     *
     * @throws OperationFailedException if it holds what Java cannot, such as a thousand levels or a number with a huge exponent
     */
    static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException | NumberFormatException unreadable) {
            throw new OperationFailedException(Problem.of("A column holds JSON that cannot be read in Java.")
                    .remedy("Read it as text: cast the column."));
        }
    }
}
