package org.metatables.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, texts, numbers and truth values that cannot be changed.
 *
 * <p>A key whose value is null counts as absent. The streaming parser is enough for that: data binding costs some
 * hundred milliseconds before it reads its first byte.
 */
public final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The object that a text holds.
     *
     * @throws MalformedJsonException if the text is not one JSON object, or a key is there twice
     */
    public static Map<String, Object> object(String text) throws MalformedJsonException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("It does not begin with a JSON object.");
            }
            Map<String, Object> object = new JsonReader(parser).members();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("There is text after the end of the JSON object.");
            }
            return object;
        } catch (JsonProcessingException malformed) {
            throw new MalformedJsonException(malformed.getOriginalMessage() + place(malformed.getLocation()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be read.", impossible);
        }
    }

    /** A document that exceeds a limit of the parser is refused without a place. */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }

    private Map<String, Object> members() throws IOException, MalformedJsonException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                members.put(key, value());
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private List<Object> items() throws IOException, MalformedJsonException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Collections.unmodifiableList(items);
    }

    private Object value() throws IOException, MalformedJsonException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default ->
                throw new MalformedJsonException("There is a null in a list (line "
                        + parser.currentTokenLocation().getLineNr() + ").");
        };
    }
}
