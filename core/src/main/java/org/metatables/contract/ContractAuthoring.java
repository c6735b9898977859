package org.metatables.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.metatables.definition.Authoring;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TimeIndex;
import org.metatables.internal.json.JsonWriter;

/** The part of a contract that tells where a table was authored, and the grain of a time-indexed one. */
final class ContractAuthoring {

    private ContractAuthoring() {}

    static Map<String, Object> of(TableDefinition table) {
        Map<String, Object> authoring = new LinkedHashMap<>();
        if (table.authoring() instanceof Authoring.Entity entity) {
            authoring.put(
                    "table_model",
                    JsonWriter.members("kind", "jpa", "module", entity.module(), "qualname", entity.qualname()));
        } else {
            authoring.putAll(JsonWriter.members(
                    "owner", "liquibase",
                    "schema", table.name().schema(),
                    "change_log_table", table.name().table()));
        }
        table.timeIndex().ifPresent(index -> authoring.put("time_indexed", timeIndexed(index)));
        return authoring;
    }

    /** The grain in the words of the wire; the fingerprint has the same. */
    static Map<String, Object> timeIndexed(TimeIndex index) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("time_index_name", index.column());
        words.put("index_names", index.grain());
        index.cadence().ifPresent(cadence -> words.put("cadence", cadence));
        if (!index.storageLayout().isEmpty()) {
            words.put("storage_layout", index.storageLayout());
        }
        return words;
    }
}
