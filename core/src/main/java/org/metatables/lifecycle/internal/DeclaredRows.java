package org.metatables.lifecycle.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/** The rows that a plan asks for, as the one JSON document that {@code reserve.sql} takes. */
final class DeclaredRows {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private DeclaredRows(JsonGenerator json) {
        this.json = json;
    }

    /** All rows; their content stands only with those that are named, since it takes long to make. */
    static String json(Collection<DeclaredTable> tables, Set<PhysicalName> withContent) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new DeclaredRows(json).rows(tables, withContent);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be written.", impossible);
        }
        return text.toString();
    }

    private void rows(Collection<DeclaredTable> tables, Set<PhysicalName> withContent) throws IOException {
        json.writeStartArray();
        for (DeclaredTable table : tables) {
            json.writeStartObject();
            identity(table);
            if (withContent.contains(table.definition().name())) {
                content(table);
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

    private void content(DeclaredTable table) throws IOException {
        TableDefinition definition = table.definition();
        json.writeStringField("description", definition.description().orElse(null));
        json.writeArrayFieldStart("labels");
        for (String label : definition.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeBooleanField("protect_from_deletion", definition.protectFromDeletion());
        json.writeStringField("table_kind", definition.timeIndex().isPresent() ? "time_indexed" : "relational");
        document("contract", TableContract.of(definition).toJson());
        document("definition", DefinitionJson.write(definition));
        json.writeStringField("structure", table.structure());
        json.writeStringField("fingerprint", Fingerprint.of(definition).value());
    }

    private void document(String key, String document) throws IOException {
        json.writeFieldName(key);
        json.writeRawValue(document);
    }
}
