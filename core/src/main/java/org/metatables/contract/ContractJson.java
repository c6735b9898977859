package org.metatables.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.metatables.contract.TableContract.Physical;
import org.metatables.internal.json.JsonFault;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;
import org.metatables.internal.json.StorableDocument;

/** Contracts as JSON. The keys stand in the order in which the reference system writes them. */
final class ContractJson {

    private static final int DEEPEST = 64;
    private static final String TIME_INDEXED = "time_indexed";
    private static final List<String> SCHEMA_ALIASES = List.of("schema", "schema_", "physical_schema");

    private ContractJson() {}

    static ContractValidation validate(String json) {
        if (json.length() > ContractValidation.MOST_CHARACTERS) {
            return invalid(List.of(new JsonFault(
                    "",
                    "It has " + json.length() + " characters; at most " + ContractValidation.MOST_CHARACTERS
                            + " are read.",
                    "Shorten its descriptions.")));
        }
        try {
            return validate(JsonReader.object(json));
        } catch (MalformedJsonException malformed) {
            return invalid(List.of(new JsonFault(
                    "", String.valueOf(malformed.getMessage()), "Write one JSON object, without a key twice.")));
        }
    }

    static ContractValidation validate(Map<String, ?> members) {
        List<JsonFault> unstorable = StorableDocument.faults(members, DEEPEST, ContractValidation.MOST_CHARACTERS);
        if (!unstorable.isEmpty()) {
            return invalid(unstorable);
        }
        JsonObject root = JsonObject.root(members);
        return contract(root)
                .map(contract -> new ContractValidation(Optional.of(contract), List.of()))
                .orElseGet(() -> invalid(root.faults()));
    }

    private static ContractValidation invalid(List<JsonFault> faults) {
        Stream<JsonFault> told = faults.stream().limit(ContractValidation.MOST_FAULTS);
        Stream<JsonFault> rest = faults.size() > ContractValidation.MOST_FAULTS
                ? Stream.of(new JsonFault(
                        "",
                        "There are " + (faults.size() - ContractValidation.MOST_FAULTS) + " faults more.",
                        "Correct these first."))
                : Stream.empty();
        return new ContractValidation(
                Optional.empty(),
                Stream.concat(told, rest).map(ContractFault::of).toList());
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

    private static Optional<TableContract> contract(JsonObject json) {
        String version = json.optionalText("version").orElse(TableContract.VERSION);
        if (!version.equals(TableContract.VERSION)) {
            json.fault(
                    "version",
                    "This version is unknown.",
                    "Write " + TableContract.VERSION + ", or leave the key out.");
        }
        Optional<String> kind = json.optionalText("table_kind");
        if (kind.isPresent() && !kind.get().equals(TIME_INDEXED)) {
            json.fault(
                    "table_kind",
                    "This kind is unknown.",
                    "Write " + TIME_INDEXED + ", or leave the key out for a relational table.");
        }
        Optional<Physical> physical = json.requiredObject("physical", ContractJson::physical);
        List<ContractColumn> columns = columns(json);
        List<Map<String, Object>> constraints = json.maps("constraints");
        Map<String, Object> authoring = json.map("authoring");
        return json.build(
                () -> new TableContract(kind.isPresent(), physical.orElseThrow(), columns, constraints, authoring));
    }

    private static List<ContractColumn> columns(JsonObject json) {
        int count = json.count("columns");
        if (!json.has("columns")) {
            json.fault("columns", "It is missing.", "Add the list of columns.");
        } else if (count > ContractValidation.MOST_COLUMNS) {
            json.fault(
                    "columns",
                    "There are " + count + " columns; PostgreSQL has room for " + ContractValidation.MOST_COLUMNS + ".",
                    "Spread them over several tables.");
            return List.of();
        }
        ContractNames names = new ContractNames();
        return json.objects("columns", column -> column(column, names));
    }

    private static Optional<Physical> physical(JsonObject json) {
        List<String> schemas = SCHEMA_ALIASES.stream()
                .flatMap(alias -> json.optionalText(alias).stream())
                .distinct()
                .toList();
        if (schemas.size() > 1) {
            json.fault("schema", "Its aliases name different schemas.", "Name the schema once, under schema.");
        }
        SCHEMA_ALIASES.forEach(alias -> ContractNames.check(json, alias, json.optionalText(alias)));
        Optional<String> tableName = json.optionalText("table_name");
        ContractNames.check(json, "table_name", tableName);
        return json.build(() -> new Physical(schemas.stream().findFirst(), tableName));
    }

    private static Map<String, Object> physical(Physical physical) {
        Map<String, Object> json = new LinkedHashMap<>();
        physical.schema().ifPresent(schema -> json.put("schema", schema));
        physical.tableName().ifPresent(table -> json.put("table_name", table));
        return json;
    }

    private static Optional<ContractColumn> column(JsonObject json, ContractNames names) {
        String name = json.text("name");
        names.checkColumn(json, name);
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
