package org.metatables.introspection.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metatables.internal.json.JsonWriter;
import org.metatables.physical.PhysicalCheck;
import org.metatables.physical.PhysicalColumn;
import org.metatables.physical.PhysicalForeignKey;
import org.metatables.physical.PhysicalIndex;
import org.metatables.physical.PhysicalKey;
import org.metatables.physical.PhysicalTable;

/** A physical table as a JSON document, in PostgreSQL's own words. */
public final class TableDocument {

    private TableDocument() {}

    /** The document on one line; what a table does not have is left out. */
    public static String of(PhysicalTable table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", table.name().schema());
        json.put("table_name", table.name().table());
        json.put("kind", lowerCase(table.kind()));
        table.comment().ifPresent(comment -> json.put("comment", comment));
        json.put("columns", table.columns().stream().map(TableDocument::column).toList());
        json.put("indexes", table.indexes().stream().map(TableDocument::index).toList());
        json.put("constraints", constraints(table));
        return JsonWriter.compact(json);
    }

    private static Map<String, Object> column(PhysicalColumn column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("type", column.type());
        json.put("nullable", !column.notNull());
        column.defaultExpression().ifPresent(expression -> json.put("default", expression));
        column.generatedExpression().ifPresent(expression -> json.put("generated", expression));
        column.identity().ifPresent(kind -> json.put("identity", lowerCase(kind)));
        column.ownedSequence()
                .ifPresent(sequence -> json.put("sequence", sequence.name().toString()));
        column.comment().ifPresent(comment -> json.put("comment", comment));
        return json;
    }

    private static Map<String, Object> index(PhysicalIndex index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", index.name());
        json.put("method", index.method());
        json.put("unique", index.unique());
        json.put("columns", index.columns());
        if (!index.include().isEmpty()) {
            json.put("include", index.include());
        }
        index.predicate().ifPresent(predicate -> json.put("where", predicate));
        json.put("valid", index.valid());
        return json;
    }

    private static List<Map<String, Object>> constraints(PhysicalTable table) {
        List<Map<String, Object>> constraints = new ArrayList<>();
        table.primaryKey().ifPresent(key -> constraints.add(key("primary_key", key)));
        table.uniques().forEach(key -> constraints.add(key("unique", key)));
        table.foreignKeys().forEach(key -> constraints.add(foreignKey(key)));
        table.checks().forEach(check -> constraints.add(check(check)));
        return constraints;
    }

    private static Map<String, Object> key(String type, PhysicalKey key) {
        return constraint(key.name(), type, key.columns());
    }

    private static Map<String, Object> foreignKey(PhysicalForeignKey key) {
        Map<String, Object> json = constraint(key.name(), "foreign_key", key.columns());
        json.put("target_schema", key.target().schema());
        json.put("target_table_name", key.target().table());
        json.put("target_columns", key.targetColumns());
        json.put("on_delete", lowerCase(key.onDelete()));
        json.put("on_update", lowerCase(key.onUpdate()));
        json.put("validated", key.validated());
        return json;
    }

    private static Map<String, Object> check(PhysicalCheck check) {
        Map<String, Object> json = constraint(check.name(), "check", check.columns());
        json.put("expression", check.expression());
        json.put("validated", check.validated());
        return json;
    }

    private static Map<String, Object> constraint(String name, String type, List<String> columns) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("type", type);
        json.put("columns", columns);
        return json;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
