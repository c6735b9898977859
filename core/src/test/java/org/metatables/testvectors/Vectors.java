package org.metatables.testvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** One file of input and output of the reference system, as tests: one per record. */
public final class Vectors {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode root;

    private Vectors(JsonNode root) {
        this.root = root;
    }

    /** The file of that name, such as {@code naming.json}. */
    public static Vectors in(String file) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return new Vectors(MAPPER.readTree(stream));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One part of the file. */
    public JsonNode part(String name) {
        JsonNode part = root.path(name);
        if (part.isMissingNode()) {
            throw new IllegalArgumentException("The vectors have no part " + name + ".");
        }
        return part;
    }

    /** One test for each record of a part; its name is the record without its result. */
    public Stream<DynamicTest> each(String partName, ThrowingConsumer<JsonNode> check) {
        List<JsonNode> records = new ArrayList<>();
        part(partName).forEach(records::add);
        return records.stream().map(record -> DynamicTest.dynamicTest(title(record), () -> check.accept(record)));
    }

    /** The text, or nothing for a JSON null and for a key that is not there. */
    public static Optional<String> text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? Optional.empty() : Optional.of(node.textValue());
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.textValue()));
        return texts;
    }

    private static String title(JsonNode record) {
        for (String key : List.of("args", "input", "name", "type", "token", "model", "function")) {
            if (record.has(key)) {
                String kwargs = record.path("kwargs").isEmpty() ? "" : " " + record.path("kwargs");
                return record.get(key) + kwargs;
            }
        }
        return record.toString();
    }
}
