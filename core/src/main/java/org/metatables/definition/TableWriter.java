package org.metatables.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.metatables.naming.PhysicalName;

/** Makes JSON of a table definition. What stands at its default is left out; {@link TableReader} puts it back. */
final class TableWriter {

    private TableWriter() {}

    static Map<String, Object> write(TableDefinition table) {
        Map<String, Object> json = named("table", table.name());
        put(json, "identifier", table.identifier());
        json.put("namespace", table.namespace());
        put(json, "description", table.description());
        put(json, "comment", table.comment());
        put(json, "labels", table.labels(), label -> label);
        put(json, "protect_from_deletion", table.protectFromDeletion());
        put(json, "data_source", table.dataSource());
        json.put("authoring", authoring(table.authoring()));
        put(json, "columns", table.columns(), TableWriter::column);
        table.primaryKey().ifPresent(key -> json.put("primary_key", constraint(key.name(), "columns", key.columns())));
        put(
                json,
                "unique_constraints",
                table.uniques(),
                unique -> constraint(unique.name(), "columns", unique.columns()));
        put(json, "indexes", table.indexes(), TableWriter::index);
        put(json, "foreign_keys", table.foreignKeys(), TableWriter::foreignKey);
        put(json, "checks", table.checks(), check -> constraint(check.name(), "expression", check.expression()));
        put(json, "sequences", table.sequences(), TableWriter::sequence);
        put(json, "enum_types", table.enumTypes(), TableWriter::enumType);
        table.timeIndex().ifPresent(index -> json.put("time_index", timeIndex(index)));
        return json;
    }

    private static Map<String, Object> authoring(Authoring authoring) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (authoring instanceof Authoring.Entity entity) {
            json.put("module", entity.module());
            json.put("qualname", entity.qualname());
        } else {
            json.put("owner", "liquibase");
        }
        return json;
    }

    private static Map<String, Object> column(ColumnDefinition column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("sql_type", column.type().sqlType());
        json.put("data_type", column.type().dataType());
        json.put("backend_type", column.type().backendType());
        if (!column.nullable()) {
            json.put("nullable", false);
        }
        put(json, "unique", column.unique());
        if (column.value() instanceof ColumnValue.Default value) {
            json.put("default", value.expression());
        } else if (column.value() instanceof ColumnValue.Generated value) {
            json.put("generated", value.expression());
        } else {
            put(json, "identity", column.value() instanceof ColumnValue.Identity);
        }
        put(json, "comment", column.comment());
        put(json, "description", column.description());
        put(json, "label", column.label());
        put(json, "logical_name", column.logicalName());
        return json;
    }

    private static Map<String, Object> constraint(Optional<String> name, String key, Object content) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", name);
        json.put(key, content);
        return json;
    }

    private static Map<String, Object> index(Index index) {
        boolean plain = index.parts().stream().allMatch(part -> part.equals(Index.Part.column(part.text())));
        Map<String, Object> json = plain
                ? constraint(index.name(), "columns", index.columns())
                : constraint(
                        index.name(),
                        "parts",
                        index.parts().stream().map(TableWriter::indexPart).toList());
        put(json, "unique", index.unique());
        if (!index.method().equals(Index.DEFAULT_METHOD)) {
            json.put("method", index.method());
        }
        put(json, "include", index.include(), column -> column);
        put(json, "where", index.predicate());
        return json;
    }

    private static Map<String, Object> indexPart(Index.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(part.expression() ? "expression" : "column", part.text());
        put(json, "descending", part.descending());
        put(json, "nulls", part.nulls());
        return json;
    }

    private static Map<String, Object> foreignKey(ForeignKey key) {
        Map<String, Object> json = constraint(key.name(), "columns", key.columns());
        json.putAll(named("references", key.target()));
        json.put("references_columns", key.targetColumns());
        putAction(json, "on_delete", key.onDelete());
        putAction(json, "on_update", key.onUpdate());
        put(json, "deferrable", key.deferrable());
        put(json, "initially_deferred", key.initiallyDeferred());
        return json;
    }

    private static Map<String, Object> sequence(SequenceDefinition sequence) {
        Map<String, Object> json = named("name", sequence.name());
        json.put("start", sequence.start());
        json.put("increment", sequence.increment());
        return json;
    }

    private static Map<String, Object> enumType(EnumTypeDefinition type) {
        Map<String, Object> json = named("name", type.name());
        json.put("labels", type.labels());
        return json;
    }

    private static Map<String, Object> timeIndex(TimeIndex index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", index.column());
        json.put("grain", index.grain());
        put(json, "cadence", index.cadence());
        if (!index.storageLayout().isEmpty()) {
            json.put("storage_layout", index.storageLayout());
        }
        return json;
    }

    private static Map<String, Object> named(String key, PhysicalName name) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(key, name.table());
        if (!name.schema().equals(PhysicalName.DEFAULT_SCHEMA)) {
            json.put(TableReader.schemaKey(key), name.schema());
        }
        return json;
    }

    private static void putAction(Map<String, Object> json, String key, ForeignKey.Action action) {
        if (action != ForeignKey.Action.NO_ACTION) {
            json.put(key, action.sql().toLowerCase(Locale.ROOT));
        }
    }

    private static void put(Map<String, Object> json, String key, Optional<String> text) {
        text.ifPresent(value -> json.put(key, value));
    }

    private static void put(Map<String, Object> json, String key, boolean flag) {
        if (flag) {
            json.put(key, true);
        }
    }

    private static <T> void put(Map<String, Object> json, String key, List<T> items, Function<T, Object> writer) {
        if (!items.isEmpty()) {
            json.put(key, items.stream().map(writer).toList());
        }
    }
}
