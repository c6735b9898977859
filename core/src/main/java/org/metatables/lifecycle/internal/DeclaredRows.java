package org.metatables.lifecycle.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.TableDefinition;

/** The rows that a plan asks for, as the one JSON document that {@code reserve.sql} takes. */
final class DeclaredRows {

    private DeclaredRows() {}

    static String json(List<DeclaredTable> tables) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(tables.size());
        tables.forEach(table -> rows.add(row(table)));
        return rows.toString();
    }

    private static ObjectNode row(DeclaredTable table) {
        TableDefinition definition = table.definition();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("is_root", table.isRoot());
        row.put("physical_schema", definition.name().schema());
        row.put("physical_table_name", definition.name().table());
        definition.identifier().ifPresent(identifier -> row.put("identifier", identifier));
        row.put("namespace", definition.namespace());
        definition.description().ifPresent(description -> row.put("description", description));
        ArrayNode labels = row.putArray("labels");
        definition.labels().forEach(labels::add);
        row.put("protect_from_deletion", definition.protectFromDeletion());
        row.put("table_kind", definition.timeIndex().isPresent() ? "time_indexed" : "relational");
        row.putRawValue("contract", new RawValue(TableContract.of(definition).toJson()));
        row.putRawValue("definition", new RawValue(DefinitionJson.write(definition)));
        row.put("structure", table.structure());
        row.put("fingerprint", Fingerprint.of(definition).value());
        return row;
    }
}
