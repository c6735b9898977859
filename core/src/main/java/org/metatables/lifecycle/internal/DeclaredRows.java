package org.metatables.lifecycle.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/** The rows that a plan asks for, as one JSON document; their contracts and definitions are sent apart. */
final class DeclaredRows {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private DeclaredRows(JsonGenerator json) {
        this.json = json;
    }

    /** All rows; content stands only with those that there is one of. */
    static String json(Collection<DeclaredTable> tables, Map<PhysicalName, DeclaredContent> contents) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new DeclaredRows(json).rows(tables, contents);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be written.", impossible);
        }
        return text.toString();
    }

    private void rows(Collection<DeclaredTable> tables, Map<PhysicalName, DeclaredContent> contents)
            throws IOException {
        json.writeStartArray();
        for (DeclaredTable table : tables) {
            json.writeStartObject();
            identity(table);
            DeclaredContent content = contents.get(table.definition().name());
            if (content != null) {
                content(content);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void identity(DeclaredTable table) throws IOException {
        TableDefinition definition = table.definition();
        json.writeBooleanField("is_root", table.isRoot());
        json.writeStringField("physical_schema", definition.name().schema());
        json.writeStringField("physical_table_name", definition.name().table());
        json.writeStringField("identifier", definition.identifier().orElse(null));
        json.writeStringField("namespace", definition.namespace());
        json.writeStringField("definition_digest", table.digest());
    }

    private void content(DeclaredContent content) throws IOException {
        TableDefinition definition = content.table().definition();
        json.writeStringField("description", definition.description().orElse(null));
        json.writeArrayFieldStart("labels");
        for (String label : definition.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeBooleanField("protect_from_deletion", definition.protectFromDeletion());
        json.writeStringField("table_kind", definition.timeIndex().isPresent() ? "time_indexed" : "relational");
        json.writeStringField("structure", content.structure());
        json.writeStringField("fingerprint", content.fingerprint());
    }
}
