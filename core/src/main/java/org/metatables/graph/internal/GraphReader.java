package org.metatables.graph.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.definition.ForeignKey;
import org.metatables.graph.EdgeOrigin;
import org.metatables.graph.GraphColumn;
import org.metatables.graph.GraphEdge;
import org.metatables.graph.GraphNode;
import org.metatables.graph.OutsideReference;
import org.metatables.graph.SchemaGraph;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.MalformedJsonException;
import org.metatables.naming.PhysicalName;

/** Puts a graph together from the rows of {@code schema-graph.sql}. Not thread-safe. */
final class GraphReader {

    private final List<GraphNode> nodes = new ArrayList<>();
    private final Set<GraphEdge> edges = new LinkedHashSet<>();
    private final Set<OutsideReference> outside = new LinkedHashSet<>();

    /** Takes the current row: a table with its foreign keys. */
    void row(ResultSet row) throws SQLException {
        UUID uid = row.getObject("uid", UUID.class);
        JsonObject content = content(row.getString("content"));
        nodes.add(node(uid, row, content));
        for (Reference reference : content.objects("edges", Reference::read)) {
            if (reference.target().isPresent()) {
                edges.add(reference.edgeFrom(uid));
            } else {
                outside.add(reference.outsideOf(uid));
            }
        }
    }

    SchemaGraph graph(Optional<UUID> root, int depth, boolean includeIncoming) {
        Set<List<Object>> physical = new LinkedHashSet<>();
        edges.stream().filter(edge -> edge.origin() == EdgeOrigin.PHYSICAL).forEach(edge -> physical.add(shape(edge)));
        outside.stream().filter(key -> key.origin() == EdgeOrigin.PHYSICAL).forEach(key -> physical.add(shape(key)));
        return new SchemaGraph(
                root,
                depth,
                includeIncoming,
                nodes,
                edges.stream()
                        .filter(edge -> edge.origin() == EdgeOrigin.PHYSICAL || !physical.contains(shape(edge)))
                        .toList(),
                outside.stream()
                        .filter(key -> key.origin() == EdgeOrigin.PHYSICAL || !physical.contains(shape(key)))
                        .toList());
    }

    /** What makes a declared foreign key the same as one that the database has: never its name. */
    private static List<Object> shape(GraphEdge edge) {
        return List.of(edge.sourceUid(), edge.targetUid(), pairs(edge.sourceColumns(), edge.targetColumns()));
    }

    private static List<Object> shape(OutsideReference key) {
        return List.of(key.uid(), key.outside(), key.incoming(), pairs(key.columns(), key.outsideColumns()));
    }

    private static Set<List<String>> pairs(List<String> columns, List<String> others) {
        Set<List<String>> pairs = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(columns.size(), others.size()); i++) {
            pairs.add(List.of(columns.get(i), others.get(i)));
        }
        return pairs;
    }

    private static JsonObject content(String json) {
        try {
            return JsonObject.root(JsonReader.object(json));
        } catch (MalformedJsonException impossible) {
            throw new IllegalStateException("PostgreSQL wrote JSON that cannot be read.", impossible);
        }
    }

    private static GraphNode node(UUID uid, ResultSet row, JsonObject content) throws SQLException {
        return new GraphNode(
                uid,
                new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name")),
                Optional.ofNullable(row.getString("identifier")),
                row.getString("namespace"),
                Optional.ofNullable(row.getString("description")),
                List.of((String[]) row.getArray("labels").getArray()),
                ManagementMode.ofWireName(row.getString("management_mode")),
                SchemaManagementMode.ofWireName(row.getString("schema_management_mode")),
                ProvisioningStatus.ofWireName(row.getString("provisioning_status")),
                row.getBoolean("table_exists"),
                row.getInt("level"),
                content.objects("columns", GraphReader::column));
    }

    private static Optional<GraphColumn> column(JsonObject json) {
        return Optional.of(new GraphColumn(
                json.text("name"),
                json.text("data_type"),
                json.optionalText("backend_type"),
                json.flag("nullable", true),
                json.flag("primary_key", false)));
    }

    /** A foreign key as the query tells it, seen from the table that it was found at. */
    private record Reference(
            Optional<String> name,
            Optional<UUID> target,
            String outsideSchema,
            String outsideTable,
            boolean incoming,
            List<String> columns,
            List<String> otherColumns,
            ForeignKey.Action onDelete,
            EdgeOrigin origin) {

        static Optional<Reference> read(JsonObject json) {
            return Optional.of(new Reference(
                    json.optionalText("name"),
                    json.optionalText("target_uid").map(UUID::fromString),
                    json.optionalText("outside_schema").orElse(""),
                    json.optionalText("outside_table").orElse(""),
                    json.flag("incoming", false),
                    json.texts("columns"),
                    json.texts("other_columns"),
                    json.optionalText("on_delete").map(Reference::action).orElse(ForeignKey.Action.NO_ACTION),
                    EdgeOrigin.valueOf(json.text("origin").toUpperCase(Locale.ROOT))));
        }

        GraphEdge edgeFrom(UUID source) {
            return new GraphEdge(name, source, target.orElseThrow(), columns, otherColumns, onDelete, origin);
        }

        OutsideReference outsideOf(UUID registered) {
            return new OutsideReference(
                    name,
                    registered,
                    new PhysicalName(outsideSchema, outsideTable),
                    incoming,
                    columns,
                    otherColumns,
                    onDelete,
                    origin);
        }

        private static ForeignKey.Action action(String words) {
            return ForeignKey.Action.valueOf(words.replace(' ', '_').toUpperCase(Locale.ROOT));
        }
    }
}
