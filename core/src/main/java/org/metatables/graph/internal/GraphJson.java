package org.metatables.graph.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.metatables.graph.GraphColumn;
import org.metatables.graph.GraphEdge;
import org.metatables.graph.GraphNode;
import org.metatables.graph.OutsideReference;
import org.metatables.graph.SchemaGraph;
import org.metatables.internal.json.JsonWriter;

/**
 * A graph on the wire. Beyond what 7.1 of the reference system's specification fixes, an edge tells its origin, and the list
 * {@code outside} tells of foreign keys from and to tables without a uid, so that {@code edges} stays what clients expect.
 */
public final class GraphJson {

    private GraphJson() {}

    /** The graph on one line; what is empty is left out of nodes. */
    public static String write(SchemaGraph graph) {
        Map<String, Object> json = new LinkedHashMap<>();
        graph.rootUid().ifPresent(uid -> json.put("root_uid", uid.toString()));
        json.put("depth", graph.depth());
        json.put("include_incoming", graph.includeIncoming());
        json.put("nodes", graph.nodes().stream().map(GraphJson::node).toList());
        json.put("edges", graph.edges().stream().map(GraphJson::edge).toList());
        json.put("outside", graph.outside().stream().map(GraphJson::outside).toList());
        return JsonWriter.compact(json);
    }

    private static Map<String, Object> node(GraphNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uid", node.uid().toString());
        node.identifier().ifPresent(identifier -> json.put("identifier", identifier));
        json.put("namespace", node.namespace());
        json.put("physical_schema", node.name().schema());
        json.put("physical_table_name", node.name().table());
        json.put("management_mode", node.managementMode().wireName());
        json.put("schema_management_mode", node.schemaManagementMode().wireName());
        json.put("provisioning_status", node.status().wireName());
        json.put("table_exists", node.tableExists());
        json.put("level", node.level());
        node.description().ifPresent(description -> json.put("description", description));
        if (!node.labels().isEmpty()) {
            json.put("labels", node.labels());
        }
        if (!node.columns().isEmpty()) {
            json.put("columns", node.columns().stream().map(GraphJson::column).toList());
        }
        return json;
    }

    private static Map<String, Object> column(GraphColumn column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("data_type", column.dataType());
        column.backendType().ifPresent(type -> json.put("backend_type", type));
        json.put("nullable", column.nullable());
        json.put("primary_key", column.primaryKey());
        return json;
    }

    private static Map<String, Object> edge(GraphEdge edge) {
        Map<String, Object> json = new LinkedHashMap<>();
        edge.name().ifPresent(name -> json.put("name", name));
        json.put("source_uid", edge.sourceUid().toString());
        json.put("target_uid", edge.targetUid().toString());
        json.put("source_columns", edge.sourceColumns());
        json.put("target_columns", edge.targetColumns());
        json.put("on_delete", wireName(edge.onDelete()));
        json.put("relationship_type", GraphEdge.RELATIONSHIP_TYPE);
        json.put("origin", edge.origin().wireName());
        return json;
    }

    private static Map<String, Object> outside(OutsideReference key) {
        String table = key.incoming() ? "source_" : "target_";
        Map<String, Object> json = new LinkedHashMap<>();
        key.name().ifPresent(name -> json.put("name", name));
        json.put(key.incoming() ? "target_uid" : "source_uid", key.uid().toString());
        json.put(table + "schema", key.outside().schema());
        json.put(table + "table_name", key.outside().table());
        json.put("source_columns", key.incoming() ? key.outsideColumns() : key.columns());
        json.put("target_columns", key.incoming() ? key.columns() : key.outsideColumns());
        json.put("on_delete", wireName(key.onDelete()));
        json.put("origin", key.origin().wireName());
        return json;
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
