package org.metatables.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.metatables.internal.json.JsonFault;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;

/**
 * Definitions as JSON, without any loss.
 *
 * <p>What a definition leaves at its default is left out. A set is laid out for people: one fact a line, in an order
 * that does not depend on the run, so that a review of a contract file shows exactly what an author changed.
 */
public final class DefinitionJson {

    /** The name of the format, and its version. */
    public static final String FORMAT = "metatables-definitions.v1";

    private DefinitionJson() {}

    /** The set as the text of a contract file, with a line feed at its end. */
    public static String write(DefinitionSet set) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        ProviderJson.write(set, json);
        json.put(
                "origin",
                JsonWriter.members(
                        "source", set.origin().source(),
                        "naming_strategy", set.origin().namingStrategy(),
                        "dialect", set.origin().dialect()));
        json.put("tables", set.tables().stream().map(TableWriter::write).toList());
        return JsonWriter.pretty(json);
    }

    /** The table on one line. */
    public static String write(TableDefinition table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.putAll(TableWriter.write(table));
        return JsonWriter.compact(json);
    }

    /**
     * Reads a set.
     *
     * @param source what the text is, for messages, such as {@code file META-INF/metatables/shop.json}
     * @throws UnreadableDefinitionsException with every fault and its place if the text is not such a set, or is of a
     *     format that this version does not know
     */
    public static DefinitionSet readSet(String json, String source) {
        return read(json, source, DefinitionJson::set);
    }

    /**
     * Reads a table.
     *
     * @param source what the text is, for messages, such as {@code catalog row 5f0c...}
     * @throws UnreadableDefinitionsException with every fault and its place if the text is not such a table, or is of a
     *     format that this version does not know
     */
    public static TableDefinition readTable(String json, String source) {
        return read(json, source, TableReader::table);
    }

    private static <T> T read(String json, String source, Function<JsonObject, Optional<T>> reader) {
        JsonObject root = root(json, source);
        String format = root.text("format");
        if (!format.equals(FORMAT)) {
            throw new UnreadableDefinitionsException(
                    source,
                    List.of("The format is '" + format + "'; this version reads " + FORMAT + "."),
                    "Write the definitions and read them with the same version of MetaTables.");
        }
        return reader.apply(root).orElseThrow(() -> unreadable(source, root.faults()));
    }

    private static JsonObject root(String json, String source) {
        try {
            return JsonObject.root(JsonReader.object(json));
        } catch (MalformedJsonException malformed) {
            throw unreadable(source, List.of(new JsonFault("", String.valueOf(malformed.getMessage()))));
        }
    }

    private static UnreadableDefinitionsException unreadable(String source, List<JsonFault> faults) {
        return new UnreadableDefinitionsException(
                source,
                faults.stream().map(JsonFault::toString).toList(),
                "Do not edit definitions by hand: write them again from the entities.");
    }

    private static Optional<DefinitionSet> set(JsonObject json) {
        Optional<MigrationProvider> provider = json.requiredObject("provider", ProviderJson::provider);
        Optional<String> project = json.optionalText("project");
        Optional<ProviderClass> declaredBy = json.object("provider_class", ProviderJson::declaredBy);
        Optional<DefinitionOrigin> origin = json.requiredObject("origin", DefinitionJson::origin);
        List<TableDefinition> tables = json.objects("tables", TableReader::table);
        return json.build(
                () -> new DefinitionSet(provider.orElseThrow(), tables, origin.orElseThrow(), project, declaredBy));
    }

    private static Optional<DefinitionOrigin> origin(JsonObject json) {
        String source = json.text("source");
        String namingStrategy = json.text("naming_strategy");
        String dialect = json.text("dialect");
        return json.build(() -> new DefinitionOrigin(source, namingStrategy, dialect));
    }
}
