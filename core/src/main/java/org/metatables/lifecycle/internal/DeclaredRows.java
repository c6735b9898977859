package org.metatables.lifecycle.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.json.JsonWriter;
import org.metatables.naming.PhysicalName;

/** The rows that a plan asks for, as one JSON document; their contracts and definitions are sent apart. */
final class DeclaredRows {

    private DeclaredRows() {}

    /** All rows; content stands only with those that there is one of. */
    static String json(Collection<DeclaredTable> tables, Map<PhysicalName, DeclaredContent> contents) {
        List<Map<String, Object>> rows = tables.stream()
                .map(table -> row(table, contents.get(table.definition().name())))
                .toList();
        return JsonWriter.compact(rows);
    }

    private static Map<String, Object> row(DeclaredTable table, @Nullable DeclaredContent content) {
        Map<String, Object> row = new LinkedHashMap<>();
        identity(row, table);
        if (content != null) {
            content(row, content);
        }
        return row;
    }

    private static void identity(Map<String, Object> row, DeclaredTable table) {
        TableDefinition definition = table.definition();
        row.put("is_root", table.isRoot());
        row.put("physical_schema", definition.name().schema());
        row.put("physical_table_name", definition.name().table());
        definition.identifier().ifPresent(identifier -> row.put("identifier", identifier));
        row.put("namespace", definition.namespace());
        row.put("definition_digest", table.digest());
    }

    private static void content(Map<String, Object> row, DeclaredContent content) {
        TableDefinition definition = content.table().definition();
        definition.description().ifPresent(description -> row.put("description", description));
        row.put("labels", definition.labels());
        row.put("protect_from_deletion", definition.protectFromDeletion());
        row.put("table_kind", definition.timeIndex().isPresent() ? "time_indexed" : "relational");
        row.put("structure", content.structure());
        row.put("fingerprint", content.fingerprint());
    }
}
