package org.metatables.definition;

import java.util.List;
import java.util.Optional;
import org.metatables.internal.json.JsonObject;

/** Makes an index of the JSON that {@link TableWriter} wrote: plain columns as texts, anything else as objects. */
final class IndexReader {

    private IndexReader() {}

    static Optional<Index> index(JsonObject json) {
        Optional<String> name = json.optionalText("name");
        List<Index.Part> parts = json.has("parts")
                ? json.objects("parts", IndexReader::part)
                : json.texts("columns").stream().map(Index.Part::column).toList();
        boolean unique = json.flag("unique", false);
        String method = json.optionalText("method").orElse(Index.DEFAULT_METHOD);
        List<String> include = json.texts("include");
        Optional<String> predicate = json.optionalText("where");
        return json.build(() -> new Index(name, parts, unique, method, include, predicate));
    }

    private static Optional<Index.Part> part(JsonObject json) {
        boolean expression = json.has("expression");
        String text = json.text(expression ? "expression" : "column");
        boolean descending = json.flag("descending", false);
        Optional<String> nulls = json.optionalText("nulls");
        return json.build(() -> new Index.Part(text, expression, descending, nulls));
    }
}
