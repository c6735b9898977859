package org.metatables.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metatables.contract.TableContract;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;

/** A row as the reference system answers with it, and nothing besides: its clients refuse keys that they do not know. */
final class CatalogTableJson {

    private CatalogTableJson() {}

    static String write(CatalogTable table) {
        Map<String, Object> contract = object(table.contract().toJson());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uid", table.uid().toString());
        json.put("data_source_uid", table.dataSourceUid().toString());
        put(json, "identifier", table.identifier());
        json.put("namespace", table.namespace());
        put(json, "description", table.description());
        json.put("labels", table.labels());
        json.put("management_mode", table.managementMode().wireName());
        json.put("provisioning_status", table.status().wireName());
        json.put("schema_management_mode", table.schemaManagementMode().wireName());
        json.put("schema_management", schemaManagement(table));
        table.provider().ifPresent(provider -> {
            json.put("migration_package", provider.packageName());
            json.put("migration_namespace", provider.migrationNamespace());
            json.put("migration_provider_key", provider.key());
        });
        table.rootUid().ifPresent(uid -> json.put("alembic_version_meta_table_uid", uid.toString()));
        json.put("physical_schema", table.name().schema());
        json.put("physical_table_name", table.name().table());
        json.put("table_contract", contract);
        json.put("contract_version", TableContract.VERSION);
        json.put("table_kind", table.contract().timeIndexed() ? "time_indexed" : "relational");
        json.put("time_indexed", table.contract().timeIndexed());
        json.put("protect_from_deletion", table.protectFromDeletion());
        json.put("columns", columns(contract));
        json.put("indexes_meta", indexes(table.definition()));
        json.put("foreign_keys", foreignKeys(table.definition()));
        json.put("creation_date", table.createdAt().toString());
        return JsonWriter.compact(json);
    }

    private static Map<String, Object> schemaManagement(CatalogTable table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", table.schemaManagementMode().wireName());
        table.provider().ifPresent(provider -> {
            Map<String, Object> owner = new LinkedHashMap<>();
            owner.put("package", provider.packageName());
            owner.put("migration_namespace", provider.migrationNamespace());
            owner.put("provider_key", provider.key());
            json.put(
                    table.schemaManagementMode() == SchemaManagementMode.ALEMBIC_MANAGED ? "alembic" : "liquibase",
                    owner);
        });
        return json;
    }

    private static List<Map<String, Object>> columns(Map<String, Object> contract) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Object column : (List<?>) contract.getOrDefault("columns", List.of())) {
            Map<String, Object> json = new LinkedHashMap<>();
            ((Map<?, ?>) column).forEach((key, value) -> json.put((String) key, value));
            json.put("ordinal_position", columns.size());
            json.put("contract_fragment", Map.of());
            columns.add(json);
        }
        return columns;
    }

    private static List<Map<String, Object>> indexes(Optional<TableDefinition> definition) {
        return definition.map(TableDefinition::indexes).orElse(List.of()).stream()
                .map(CatalogTableJson::index)
                .toList();
    }

    private static Map<String, Object> index(Index index) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", index.name());
        json.put(
                "columns",
                index.parts().stream()
                        .filter(part -> !part.expression())
                        .map(Index.Part::text)
                        .toList());
        json.put("unique", index.unique());
        json.put("method", index.method());
        put(
                json,
                "expression",
                index.parts().stream()
                        .filter(Index.Part::expression)
                        .map(Index.Part::text)
                        .reduce((first, second) -> first + ", " + second));
        json.put("contract_fragment", Map.of());
        return json;
    }

    private static List<Map<String, Object>> foreignKeys(Optional<TableDefinition> definition) {
        return definition.map(TableDefinition::foreignKeys).orElse(List.of()).stream()
                .map(CatalogTableJson::foreignKey)
                .toList();
    }

    private static Map<String, Object> foreignKey(ForeignKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", key.name());
        json.put("source_columns", key.columns());
        json.put("target_table_physical_table_name", key.target().table());
        json.put("target_table_physical_schema", key.target().schema());
        json.put("target_columns", key.targetColumns());
        json.put("on_delete", key.onDelete().sql().toLowerCase(Locale.ROOT));
        json.put("contract_fragment", Map.of());
        return json;
    }

    private static void put(Map<String, Object> json, String key, Optional<String> text) {
        text.ifPresent(value -> json.put(key, value));
    }

    private static Map<String, Object> object(String json) {
        try {
            return JsonReader.object(json);
        } catch (MalformedJsonException impossible) {
            throw new IllegalStateException("What a contract writes of itself is JSON.", impossible);
        }
    }
}
