package org.metatables.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;

/** Graphs that no database has to be asked for, in short words. */
public final class Sketch {

    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private final List<OutsideReference> outside = new ArrayList<>();

    public Sketch table(String name) {
        return table(name, SchemaManagementMode.LIQUIBASE_MANAGED);
    }

    public Sketch table(String name, SchemaManagementMode mode, String... columns) {
        List<GraphColumn> all = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            all.add(new GraphColumn(parts[0], "string", Optional.of(parts[1]), true, parts[0].equals("id")));
        }
        boolean external = mode == SchemaManagementMode.EXTERNAL_REGISTERED;
        nodes.put(
                name,
                new GraphNode(
                        uid(name),
                        PhysicalName.inDefaultSchema("shop__" + name),
                        Optional.of("shop." + name),
                        "shop",
                        Optional.of("All about <" + name + ">."),
                        List.of(),
                        external ? ManagementMode.EXTERNAL_REGISTERED : ManagementMode.PLATFORM_MANAGED,
                        mode,
                        ProvisioningStatus.ACTIVE,
                        true,
                        0,
                        all));
        return this;
    }

    public Sketch reserved(String name) {
        table(name);
        GraphNode node = nodes.get(name);
        nodes.put(
                name,
                new GraphNode(
                        node.uid(),
                        node.name(),
                        node.identifier(),
                        node.namespace(),
                        node.description(),
                        node.labels(),
                        node.managementMode(),
                        node.schemaManagementMode(),
                        ProvisioningStatus.RESERVED,
                        false,
                        0,
                        node.columns()));
        return this;
    }

    public Sketch edge(String source, String target) {
        return edge(source, target, ForeignKey.Action.NO_ACTION, EdgeOrigin.PHYSICAL);
    }

    public Sketch edge(String source, String target, ForeignKey.Action onDelete, EdgeOrigin origin) {
        edges.add(new GraphEdge(
                Optional.of("fk__" + source + "__" + target),
                uid(source),
                uid(target),
                List.of(target + "_id"),
                List.of("id"),
                onDelete,
                origin));
        return this;
    }

    public Sketch toOutside(String source, String target) {
        outside.add(new OutsideReference(
                Optional.empty(),
                uid(source),
                PhysicalName.inDefaultSchema(target),
                false,
                List.of(target + "_id"),
                List.of("id"),
                ForeignKey.Action.NO_ACTION,
                EdgeOrigin.PHYSICAL));
        return this;
    }

    public SchemaGraph graph() {
        return new SchemaGraph(Optional.empty(), 1, false, List.copyOf(nodes.values()), edges, outside);
    }

    public static UUID uid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
