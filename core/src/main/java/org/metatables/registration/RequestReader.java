package org.metatables.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ManagementMode;
import org.metatables.contract.ContractFault;
import org.metatables.contract.ContractValidation;
import org.metatables.contract.TableContract;
import org.metatables.ddl.DefinitionRules;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.internal.json.JsonFault;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.MalformedJsonException;
import org.metatables.internal.json.StorableDocument;
import org.metatables.naming.PhysicalName;

/** Makes a request of its JSON, or says everything that is wrong with it. */
final class RequestReader {

    private static final String CONTRACT = "table_contract";

    /** What older programs still send, and nobody needs. */
    private static final String LEGACY = "storage_hash";

    private static final int DEEPEST = 64;

    private RequestReader() {}

    static RegistrationRequest relational(String text) {
        return read(text, RequestReader::relational);
    }

    static RegistrationRequest timeIndexed(String text) {
        return read(text, RequestReader::timeIndexed);
    }

    /** What a reader makes of the JSON object that a text holds. */
    static <T> T read(String text, Reader<T> reader) {
        if (text.length() > ContractValidation.MOST_CHARACTERS) {
            throw new InvalidRegistrationException(List.of("The request has " + text.length() + " characters; at most "
                    + ContractValidation.MOST_CHARACTERS + " are read."));
        }
        Map<String, Object> members = new LinkedHashMap<>(members(text));
        members.remove(LEGACY);
        JsonObject json = JsonObject.root(members);
        Optional<T> value = reader.read(json);
        List<JsonFault> faults = new ArrayList<>(unstorable(members));
        faults.addAll(json.faults());
        if (!faults.isEmpty()) {
            throw new InvalidRegistrationException(
                    faults.stream().map(JsonFault::toString).distinct().toList());
        }
        return value.orElseThrow();
    }

    /** The contract is judged as a whole by its own rules. */
    private static List<JsonFault> unstorable(Map<String, Object> members) {
        Map<String, Object> others = new LinkedHashMap<>(members);
        others.remove(CONTRACT);
        return StorableDocument.faults(others, DEEPEST, ContractValidation.MOST_CHARACTERS);
    }

    /** The contract under its key, with the schema that the request and the contract agree on. */
    static Optional<TableContract> contract(JsonObject json, String schemaKey, boolean timeIndexed) {
        Optional<String> schema = json.optionalText(schemaKey);
        schema.flatMap(DefinitionRules::faultOfName).ifPresent(fault -> json.fault(schemaKey, fault));
        int faultsBefore = json.faults().size();
        Map<String, Object> members = new LinkedHashMap<>(json.map(CONTRACT));
        if (!json.has(CONTRACT)) {
            json.fault(CONTRACT, "It is missing.");
        }
        if (json.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        if (timeIndexed) {
            members.put("table_kind", "time_indexed");
            members.putIfAbsent("physical", Map.of());
        }
        ContractValidation validation = ContractValidation.of(members);
        validation.faults().forEach(fault -> {
            ContractFault located = fault.under(CONTRACT);
            json.fault(located.path(), located.what(), located.remedy());
        });
        return validation.contract().flatMap(contract -> located(json, schemaKey, contract, schema));
    }

    static TableMeaning meaning(JsonObject json) {
        return new TableMeaning(
                json.optionalText("identifier"),
                json.optionalText("namespace"),
                json.optionalText("description"),
                json.texts("labels"),
                json.flag("protect_from_deletion", false));
    }

    static UUID dataSource(JsonObject json) {
        String key = "data_source_uid";
        json.text(key);
        return MigrationOwnerJson.uid(json, key).orElse(new UUID(0, 0));
    }

    private static Optional<RegistrationRequest> relational(JsonObject json) {
        UUID dataSource = dataSource(json);
        TableMeaning meaning = meaning(json);
        boolean introspect = json.flag("introspect", false);
        Optional<TableContract> contract = contract(json, "physical_schema", false);
        if (contract.filter(TableContract::timeIndexed).isPresent()) {
            json.fault(CONTRACT + ".table_kind", "A time-indexed table has a request of its own kind.");
        }
        Optional<Lifecycle> lifecycle = LifecycleJson.read(json, managementMode(json));
        return json.build(() -> new RegistrationRequest(
                dataSource,
                meaning,
                lifecycle.orElseThrow(),
                contract.orElseThrow(),
                Optional.empty(),
                introspect,
                Optional.empty()));
    }

    private static Optional<RegistrationRequest> timeIndexed(JsonObject json) {
        UUID dataSource = dataSource(json);
        TableMeaning meaning = meaning(json);
        Optional<TimeIndexing> timeIndexing = timeIndexing(json);
        Optional<TableContract> contract = contract(json, "physical_schema", true);
        Optional<Lifecycle> lifecycle = LifecycleJson.read(json, Optional.of(ManagementMode.PLATFORM_MANAGED));
        if (!json.has("provisioning")
                && lifecycle
                        .filter(Lifecycle.MigrationManaged.class::isInstance)
                        .isPresent()) {
            json.fault(
                    "provisioning",
                    "It is missing, and would make the table: a migrated time-indexed table says create_table: false.");
        }
        return json.build(() -> new RegistrationRequest(
                dataSource,
                meaning,
                lifecycle.orElseThrow(),
                contract.orElseThrow(),
                Optional.empty(),
                false,
                timeIndexing));
    }

    /** The time index of a request; what is missing or wrong is a fault of it. */
    static Optional<TimeIndexing> timeIndexing(JsonObject json) {
        String name = json.text("time_index_name");
        Optional<String> cadence = json.optionalText("cadence");
        String strategy = json.optionalText("partition_strategy").orElse(TimeIndexing.DEFAULT_STRATEGY);
        if (!json.has("time_index_name")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TimeIndexing(name, cadence, strategy));
        } catch (InvalidDefinitionException refused) {
            json.fault(cadence.isPresent() ? "cadence" : "time_index_name", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<ManagementMode> managementMode(JsonObject json) {
        String word = json.text("management_mode");
        Optional<ManagementMode> mode = Arrays.stream(ManagementMode.values())
                .filter(known -> known.wireName().equals(word))
                .findFirst();
        if (json.has("management_mode") && mode.isEmpty()) {
            json.fault("management_mode", "The mode '" + word + "' is unknown.");
        }
        return mode;
    }

    private static Optional<TableContract> located(
            JsonObject json, String schemaKey, TableContract contract, Optional<String> requested) {
        TableContract.Physical physical = contract.physical();
        if (requested.isPresent() && physical.schema().isPresent() && !requested.equals(physical.schema())) {
            json.fault(
                    schemaKey,
                    "It is '" + requested.get() + "', and the contract says '"
                            + physical.schema().get() + "'.");
        }
        if (physical.tableName().isEmpty()) {
            json.fault(CONTRACT + ".physical.table_name", "It is missing.");
            return Optional.empty();
        }
        String schema = physical.schema().or(() -> requested).orElse(PhysicalName.DEFAULT_SCHEMA);
        return Optional.of(new TableContract(
                contract.timeIndexed(),
                new TableContract.Physical(Optional.of(schema), physical.tableName()),
                contract.columns(),
                contract.constraints(),
                contract.authoring()));
    }

    /** Makes something of an object of JSON; faults are left in it. */
    @FunctionalInterface
    interface Reader<T> {
        Optional<T> read(JsonObject json);
    }

    private static Map<String, Object> members(String text) {
        try {
            return JsonReader.object(text);
        } catch (MalformedJsonException malformed) {
            throw new InvalidRegistrationException(List.of(String.valueOf(malformed.getMessage())));
        }
    }
}
