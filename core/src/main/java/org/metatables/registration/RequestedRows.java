package org.metatables.registration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.internal.DeclaredTable;
import org.metatables.naming.PhysicalName;

/** The rows that candidates ask for, as the one JSON document that {@code write-rows.sql} takes. */
final class RequestedRows {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private RequestedRows(JsonGenerator json) {
        this.json = json;
    }

    static String json(List<Candidate> candidates, Map<PhysicalName, ProvenTable> proven) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (Candidate candidate : candidates) {
                new RequestedRows(json).row(candidate, proven.get(candidate.name()));
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be written.", impossible);
        }
        return text.toString();
    }

    private void row(Candidate candidate, ProvenTable proven) throws IOException {
        json.writeStartObject();
        meaning(candidate);
        lifecycle(candidate.lifecycle());
        json.writeStringField("table_kind", proven.contract().timeIndexed() ? "time_indexed" : "relational");
        document("contract", proven.contract().toJson());
        json.writeStringField("fingerprint", proven.fingerprint().value());
        if (proven.snapshot().isPresent()) {
            document("snapshot", proven.snapshot().get());
        }
        if (candidate.isBackendManaged()) {
            DeclaredTable declared = DeclaredTable.of(candidate.definition());
            document("definition", DefinitionJson.write(candidate.definition()));
            json.writeStringField("definition_digest", declared.digest());
            json.writeStringField("structure", declared.structure());
        }
        if (candidate.request().timeIndexing().isPresent()) {
            json.writeStringField(
                    "partition_strategy",
                    candidate.request().timeIndexing().get().partitionStrategy());
        }
        json.writeEndObject();
    }

    private void meaning(Candidate candidate) throws IOException {
        TableDefinition definition = candidate.definition();
        json.writeStringField(
                "data_source_uid", candidate.request().dataSourceUid().toString());
        json.writeStringField("physical_schema", candidate.name().schema());
        json.writeStringField("physical_table_name", candidate.name().table());
        json.writeStringField("identifier", definition.identifier().orElse(null));
        json.writeStringField("namespace", definition.namespace());
        json.writeStringField("description", definition.description().orElse(null));
        json.writeArrayFieldStart("labels");
        for (String label : definition.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeBooleanField("protect_from_deletion", definition.protectFromDeletion());
    }

    private void lifecycle(Lifecycle lifecycle) throws IOException {
        json.writeStringField("management_mode", lifecycle.managementMode().wireName());
        json.writeStringField(
                "schema_management_mode", lifecycle.schemaManagementMode().wireName());
        json.writeBooleanField("table_is_proven", !(lifecycle instanceof Lifecycle.MigrationManaged));
        if (lifecycle instanceof Lifecycle.MigrationManaged migrated) {
            MigrationOwner owner = migrated.owner();
            MigrationProvider provider = owner.provider();
            json.writeStringField("migration_package", provider.packageName());
            json.writeStringField("migration_namespace", provider.migrationNamespace());
            json.writeStringField("migration_provider_key", provider.key());
            json.writeStringField(
                    "root_uid", owner.rootUid().map(Object::toString).orElse(null));
            json.writeStringField("alembic_revision", owner.revision().orElse(null));
        }
    }

    private void document(String key, String document) throws IOException {
        json.writeFieldName(key);
        json.writeRawValue(document);
    }
}
