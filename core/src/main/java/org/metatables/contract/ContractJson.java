package org.metatables.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.contract.TableContract.Physical;
import org.metatables.internal.json.JsonFault;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;

/** Contracts as JSON. The keys stand in the order in which the reference system writes them. */
final class ContractJson {

    private static final String TIME_INDEXED = "time_indexed";
    private static final List<String> SCHEMA_ALIASES = List.of("schema", "schema_", "physical_schema");

    private ContractJson() {}

    static TableContract read(String json) {
        JsonObject root = root(json);
        return contract(root).orElseThrow(() -> new InvalidContractException(root.faults()));
    }

    static String write(TableContract contract) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", TableContract.VERSION);
        if (contract.timeIndexed()) {
            json.put("table_kind", TIME_INDEXED);
            putUnlessEmpty(json, "authoring", contract.authoring());
        }
        json.put("physical", physical(contract.physical()));
        json.put(
                "columns", contract.columns().stream().map(ContractJson::column).toList());
        if (!contract.timeIndexed()) {
            json.put("constraints", contract.constraints());
            putUnlessEmpty(json, "authoring", contract.authoring());
        } else if (!contract.constraints().isEmpty()) {
            json.put("constraints", contract.constraints());
        }
        return JsonWriter.compact(json);
    }

    private static JsonObject root(String json) {
        try {
            return JsonObject.root(JsonReader.object(json));
        } catch (MalformedJsonException malformed) {
            throw new InvalidContractException(List.of(new JsonFault("", String.valueOf(malformed.getMessage()))));
        }
    }

    private static Optional<TableContract> contract(JsonObject json) {
        String version = json.optionalText("version").orElse(TableContract.VERSION);
        if (!version.equals(TableContract.VERSION)) {
            json.fault("version", "It must be " + TableContract.VERSION + ", but it is " + version + ".");
        }
        Optional<String> kind = json.optionalText("table_kind");
        if (kind.isPresent() && !kind.get().equals(TIME_INDEXED)) {
            json.fault("table_kind", "It must be " + TIME_INDEXED + ", but it is " + kind.get() + ".");
        }
        Optional<Physical> physical = json.requiredObject("physical", ContractJson::physical);
        if (!json.has("columns")) {
            json.fault("columns", "It is missing.");
        }
        List<ContractColumn> columns = json.objects("columns", ContractJson::column);
        List<Map<String, Object>> constraints = json.maps("constraints");
        Map<String, Object> authoring = json.map("authoring");
        return json.build(
                () -> new TableContract(kind.isPresent(), physical.orElseThrow(), columns, constraints, authoring));
    }

    private static Optional<Physical> physical(JsonObject json) {
        List<String> schemas = SCHEMA_ALIASES.stream()
                .flatMap(alias -> json.optionalText(alias).stream())
                .distinct()
                .toList();
        if (schemas.size() > 1) {
            json.fault("schema", "There are different schemas: " + String.join(", ", schemas) + ".");
        }
        Optional<String> tableName = json.optionalText("table_name");
        return json.build(() -> new Physical(schemas.stream().findFirst(), tableName));
    }

    private static Map<String, Object> physical(Physical physical) {
        Map<String, Object> json = new LinkedHashMap<>();
        physical.schema().ifPresent(schema -> json.put("schema", schema));
        physical.tableName().ifPresent(table -> json.put("table_name", table));
        return json;
    }

    private static Optional<ContractColumn> column(JsonObject json) {
        String name = json.text("name");
        String dataType = json.text("data_type");
        Optional<String> backendType = json.optionalText("backend_type");
        checkWords(json, dataType, backendType);
        boolean nullable = json.flag("nullable", true);
        boolean primaryKey = json.flag("primary_key", false);
        boolean unique = json.flag("unique", false);
        Optional<String> serverDefault = json.optionalText("server_default");
        Optional<String> description = json.optionalText("description");
        Optional<String> label = json.optionalText("label");
        Optional<String> logicalName = json.optionalText("logical_name");
        return json.build(() -> new ContractColumn(
                name,
                dataType,
                backendType,
                nullable,
                primaryKey,
                unique,
                serverDefault,
                description,
                label,
                logicalName));
    }

    private static void checkWords(JsonObject json, String dataType, Optional<String> backendType) {
        if (json.has("data_type")) {
            json.attempt("data_type", () -> DataTypes.normaliseToken(dataType));
        }
        json.attempt("backend_type", () -> backendType.flatMap(DataTypes::normaliseBackendType));
    }

    private static Map<String, Object> column(ContractColumn column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("data_type", column.dataType());
        column.backendType().ifPresent(type -> json.put("backend_type", type));
        json.put("nullable", column.nullable());
        json.put("primary_key", column.primaryKey());
        json.put("unique", column.unique());
        column.serverDefault().ifPresent(value -> json.put("server_default", value));
        column.description().ifPresent(text -> json.put("description", text));
        column.label().ifPresent(text -> json.put("label", text));
        column.logicalName().ifPresent(text -> json.put("logical_name", text));
        return json;
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, Map<String, Object> members) {
        if (!members.isEmpty()) {
            json.put(key, members);
        }
    }
}
