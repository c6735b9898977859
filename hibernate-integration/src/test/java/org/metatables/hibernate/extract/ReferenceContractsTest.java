package org.metatables.hibernate.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountHoldings;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.extract.twins.AllTypes;
import org.metatables.hibernate.extract.twins.AuditEvent;
import org.metatables.hibernate.extract.twins.DailyReturns;
import org.metatables.hibernate.extract.twins.LayoutSeries;
import org.metatables.hibernate.testing.Boot;
import org.metatables.settings.MetaTablesSettings;

/**
 * The JPA twins of the reference models yield the contracts and the fingerprints that the reference system recorded.
 */
class ReferenceContractsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS = Path.of("..", "core", "src", "test", "resources", "vectors");
    private static final List<ExtractedTable> TABLES = EntityExtractor.extract(
                    Boot.of(
                                    Account.class,
                                    AccountLimit.class,
                                    AllTypes.class,
                                    AuditEvent.class,
                                    AccountHoldings.class,
                                    DailyReturns.class,
                                    LayoutSeries.class)
                            .with(MetaTablesSettings.PROJECT, "sdk_examples")
                            .with(MetaTablesSettings.NAMESPACE, "sdk-examples")
                            .offlineMetadata(),
                    "twins")
            .get(0)
            .tables();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account",
                "AccountLimit",
                "AllTypes",
                "AuditEvent",
                "AccountHoldings",
                "DailyReturns",
                "LayoutSeries"
            })
    void yieldsTheRecordedContract(String model) throws IOException {
        ObjectNode recorded = (ObjectNode)
                named("contracts.json", "models", "model", model).at("/register_request_wire/table_contract");
        // The one intended difference: who wrote it.
        ObjectNode author = (ObjectNode) recorded.at("/authoring/table_model");
        author.put("kind", "jpa").put("module", Account.class.getPackageName());
        JsonNode extracted = JSON.readTree(TableContract.of(twin(model)).toJson());
        assertThat(JSON.writeValueAsString(extracted)).isEqualTo(JSON.writeValueAsString(recorded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account",
                "AccountLimit",
                "AllTypes",
                "AuditEvent",
                "AccountHoldings",
                "DailyReturns",
                "LayoutSeries"
            })
    void yieldsTheRecordedFingerprint(String model) throws IOException {
        String recorded = named("contract-hash.json", "hash_vectors", "name", model)
                .get("hash")
                .textValue();
        assertThat(Fingerprint.of(withWhatJpaCannotSay(twin(model))).value()).isEqualTo(recorded);
    }

    /** JPA has no word for the method of an index: the reference model's GIN index is the only such thing. */
    private static TableDefinition withWhatJpaCannotSay(TableDefinition table) {
        if (!table.name().table().endsWith("__audit_event")) {
            return table;
        }
        Index gin = new Index(
                Optional.empty(), List.of(Index.Part.column("payload")), false, "gin", List.of(), Optional.empty());
        var builder = TableDefinition.builder(table.name(), table.namespace(), table.authoring());
        table.columns().forEach(builder::column);
        table.primaryKey().ifPresent(builder::primaryKey);
        table.foreignKeys().forEach(builder::foreignKey);
        table.indexes().forEach(builder::index);
        return builder.index(gin).build();
    }

    private static TableDefinition twin(String model) {
        return TABLES.stream()
                .map(ExtractedTable::definition)
                .filter(table -> table.identifier().equals(Optional.of("sdk_examples." + model)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(String file, String list, String key, String value) throws IOException {
        JsonNode entries = JSON.readTree(VECTORS.resolve(file).toFile()).get(list);
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.get(key).textValue().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
