package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.testvectors.Vectors.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.HexDigest;
import org.metatables.testvectors.ReferenceModels;
import org.metatables.testvectors.Vectors;

/** Every fingerprint that the reference system took, taken again. */
class FingerprintVectorsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Vectors vectors = Vectors.in("contract-hash.json");

    @TestFactory
    Stream<DynamicTest> fingerprintsOfModels() {
        return vectors.each("hash_vectors", record -> {
            TableDefinition model = ReferenceModels.named(record.get("model").textValue());
            FingerprintOptions options = options(record.get("options"));

            FingerprintPayload payload = FingerprintPayload.of(model, options);

            assertThat(payload.json()).isEqualTo(record.get("canonical_json").textValue());
            assertThat(HexDigest.md5(payload.json()))
                    .isEqualTo(record.get("md5").textValue());
            assertThat(payload.prefix()).isEqualTo(record.get("prefix").textValue());
            assertThat(Fingerprint.of(model, options).value())
                    .isEqualTo(record.get("hash").textValue())
                    .hasSize(record.get("length").intValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> canonicalJsonOfPayloads() {
        return vectors.each(
                "hash_vectors",
                record -> assertThat(CanonicalJson.write(plain(record.get("hash_payload"))))
                        .isEqualTo(record.get("canonical_json").textValue()));
    }

    @TestFactory
    Stream<DynamicTest> fingerprintsOfIdentifiersAndIdentities() {
        return vectors.each("direct_builders", record -> {
            JsonNode arguments = record.get("kwargs");
            if (record.has("error")) {
                assertThatThrownBy(() -> direct(arguments)).isInstanceOf(IllegalArgumentException.class);
                return;
            }
            FingerprintPayload payload = direct(arguments);
            assertThat(payload.fingerprint().value())
                    .isEqualTo(record.get("result").textValue())
                    .hasSize(record.get("length").intValue());
            if (record.has("canonical_json")) {
                assertThat(payload.json())
                        .isEqualTo(record.get("canonical_json").textValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatChangesAFingerprintAndWhatDoesNot() {
        Map<String, TableDefinition> probes = FingerprintProbes.all();
        String base = vectors.part("invariance_probes").get("base").textValue();
        return vectors.eachNamed("invariance_probes", (name, record) -> {
            String fingerprint = Fingerprint.of(probes.get(name)).value();

            assertThat(fingerprint)
                    .isEqualTo(record.path("hash").asText(record.asText()))
                    .matches(text ->
                            text.equals(base) == record.path("same_as_base").asBoolean(true));
        });
    }

    @TestFactory
    Stream<DynamicTest> identitiesOfProbes() {
        return vectors.eachNamed(
                "identity_fragments",
                (name, record) -> assertThat(CanonicalJson.write(TableIdentity.of(FingerprintProbes.fragment(name))))
                        .isEqualTo(CanonicalJson.write(plain(record))));
    }

    @Test
    void everyProbeOfTheReferenceSystemHasATwin() {
        assertThat(FingerprintProbes.all().keySet()).isEqualTo(vectors.titles("invariance_probes"));
    }

    private static FingerprintPayload direct(JsonNode arguments) {
        String namespace = arguments.get("namespace").textValue();
        if (arguments.has("table_storage_identity")) {
            String schema = text(arguments.path("schema")).orElse("public");
            return FingerprintPayload.ofIdentity(namespace, schema, plain(arguments.get("table_storage_identity")));
        }
        return FingerprintPayload.ofIdentifier(
                namespace,
                arguments.get("identifier").textValue(),
                options(arguments),
                arguments.path("max_length").asInt(63));
    }

    private static FingerprintOptions options(JsonNode json) {
        FingerprintOptions options = FingerprintOptions.defaults();
        if (json.has("namespace")) {
            options = options.namespace(json.get("namespace").textValue());
        }
        if (json.has("schema")) {
            options = options.schema(json.get("schema").textValue());
        }
        if (json.has("hash_namespace")) {
            options = options.hashNamespace(json.get("hash_namespace").textValue());
        }
        if (json.has("extra_components")) {
            options = options.extraComponents(plain(json.get("extra_components")));
        }
        return json.path("include_table_name").asBoolean(true) ? options : options.withoutTableName();
    }

    private static Map<String, Object> plain(JsonNode object) {
        return MAPPER.convertValue(object, new TypeReference<>() {});
    }
}
