package org.metatables.testvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One file of input and output of the reference system, as tests: one per record. */
public final class Vectors {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String file;
    private final JsonNode root;

    private Vectors(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** The file of that name, such as {@code naming.json}. */
    public static Vectors in(String file) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return new Vectors(file, MAPPER.readTree(stream));
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

    /**
     * One test for each record of a part. Where we {@linkplain Difference differ on purpose}, the test is that the check
     * fails.
     */
    public Stream<DynamicTest> each(String partName, Consumer<JsonNode> check) {
        return eachNamed(partName, (name, record) -> check.accept(record));
    }

    /** The same, with the name of each record. */
    public Stream<DynamicTest> eachNamed(String partName, BiConsumer<String, JsonNode> check) {
        return records(partName).entrySet().stream()
                .map(record -> DynamicTest.dynamicTest(
                        record.getKey(),
                        () -> run(
                                partName + "/" + record.getKey(),
                                () -> check.accept(record.getKey(), record.getValue()))));
    }

    /** The names of the records of a part. */
    public Set<String> titles(String partName) {
        return records(partName).keySet();
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

    private void run(String title, Runnable check) {
        Optional<Difference> difference = Difference.from(file + "/" + title);
        if (difference.isEmpty()) {
            check.run();
        } else {
            assertThat(catchThrowable(check::run))
                    .as("We no longer differ, so the table of differences should not say: %s", difference.get())
                    .isNotNull();
        }
    }

    private Map<String, JsonNode> records(String partName) {
        JsonNode part = part(partName);
        Map<String, JsonNode> records = new LinkedHashMap<>();
        if (part.isObject()) {
            part.properties().forEach(member -> records.put(member.getKey(), member.getValue()));
        } else {
            part.forEach(record -> records.put(title(record), record));
        }
        return records;
    }

    private static String title(JsonNode record) {
        for (String key : List.of("args", "input", "name", "type", "token", "model", "function", "table", "case")) {
            if (record.has(key)) {
                String kwargs = record.path("kwargs").isEmpty() ? "" : " " + record.path("kwargs");
                return record.get(key) + kwargs;
            }
        }
        throw new IllegalArgumentException("The record has no name: " + record);
    }
}
