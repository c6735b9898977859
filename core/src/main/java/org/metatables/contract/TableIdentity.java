package org.metatables.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/**
 * The shape of a table in the words that its fingerprint is taken of. See 3.2 and 3.3 of the reference system's
 * specification.
 *
 * <p>The reference system counts only the function of an index over an expression, so that {@code lower(a)} and {@code
 * lower(b)} look the same, and fails at some partial indexes. Here the whole expression and the whole condition count,
 * as they were written. Everything else is as there.
 */
final class TableIdentity {

    private static final Comparator<Map<String, Object>> BY_CANONICAL_JSON = Comparator.comparing(CanonicalJson::write);

    private TableIdentity() {}

    static Map<String, Object> of(TableDefinition table) {
        Map<String, Object> relational = relational(table);
        if (table.timeIndex().isEmpty()) {
            return relational;
        }
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("kind", "time_indexed");
        profile.putAll(ContractAuthoring.timeIndexed(table.timeIndex().get()));
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("relational_table", relational);
        identity.put("time_indexed_profile", profile);
        return identity;
    }

    private static Map<String, Object> relational(TableDefinition table) {
        Map<String, Object> identity = new LinkedHashMap<>();
        List<Map<String, Object>> columns = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            columns.add(column(ContractColumn.of(table, column), columns.size()));
        }
        identity.put("columns", columns);
        if (!table.indexes().isEmpty()) {
            identity.put(
                    "indexes",
                    table.indexes().stream()
                            .map(index -> index(table.name(), index))
                            .sorted(BY_CANONICAL_JSON)
                            .toList());
        }
        if (!table.foreignKeys().isEmpty()) {
            identity.put(
                    "foreign_keys",
                    table.foreignKeys().stream()
                            .map(TableIdentity::foreignKey)
                            .sorted(BY_CANONICAL_JSON)
                            .toList());
        }
        return identity;
    }

    private static Map<String, Object> column(ContractColumn column, int position) {
        Map<String, Object> words = new LinkedHashMap<>();
        // In the order of canonical JSON, which then need not sort them: there are many columns.
        words.put("backend_type", column.backendType().orElseThrow());
        words.put("data_type", column.dataType());
        words.put("name", column.name());
        words.put("nullable", column.nullable());
        words.put("ordinal_position", position);
        words.put("primary_key", column.primaryKey());
        column.serverDefault().ifPresent(value -> words.put("server_default", value));
        words.put("unique", column.unique());
        return words;
    }

    private static Map<String, Object> index(PhysicalName table, Index index) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put(
                "columns",
                index.parts().stream().map(part -> indexPart(table, part)).toList());
        words.put("unique", index.unique());
        Map<String, Object> options = new LinkedHashMap<>();
        if (!index.method().equals(Index.DEFAULT_METHOD)) {
            options.put("postgresql_using", index.method());
        }
        if (!index.include().isEmpty()) {
            options.put("postgresql_include", index.include());
        }
        index.predicate().ifPresent(condition -> options.put("postgresql_where", condition));
        if (!options.isEmpty()) {
            words.put("dialect_kwargs", options);
        }
        return words;
    }

    private static String indexPart(PhysicalName table, Index.Part part) {
        if (!part.descending() && part.nulls().isEmpty()) {
            return part.text();
        }
        // The reference system names the table where a column has an order of its own.
        String owner = table.schema().equals(PhysicalName.DEFAULT_SCHEMA) ? table.table() : table.toString();
        String subject = part.expression() ? part.text() : owner + "." + part.text();
        String order = part.descending() ? " DESC" : "";
        return subject
                + order
                + part.nulls()
                        .map(place -> " NULLS " + place.toUpperCase(Locale.ROOT))
                        .orElse("");
    }

    private static Map<String, Object> foreignKey(ForeignKey key) {
        List<Map<String, Object>> elements = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            Map<String, Object> element = new LinkedHashMap<>();
            element.put("source_column", key.columns().get(i));
            boolean inDefaultSchema = key.target().schema().equals(PhysicalName.DEFAULT_SCHEMA);
            element.put("target_schema", inDefaultSchema ? null : key.target().schema());
            element.put("target_table", key.target().table());
            element.put("target_column", key.targetColumns().get(i));
            putOptions(element, key);
            elements.add(element);
        }
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("elements", elements);
        putOptions(words, key);
        return words;
    }

    private static void putOptions(Map<String, Object> words, ForeignKey key) {
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            words.put("ondelete", key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            words.put("onupdate", key.onUpdate().sql());
        }
        if (key.deferrable()) {
            words.put("deferrable", true);
        }
        if (key.initiallyDeferred()) {
            words.put("initially", "DEFERRED");
        }
    }
}
