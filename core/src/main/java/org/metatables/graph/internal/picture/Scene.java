package org.metatables.graph.internal.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.definition.ForeignKey;
import org.metatables.graph.EdgeOrigin;
import org.metatables.graph.GraphCycle;
import org.metatables.graph.GraphEdge;
import org.metatables.graph.GraphNode;
import org.metatables.graph.OutsideReference;
import org.metatables.graph.SchemaGraph;
import org.metatables.graph.internal.picture.SceneTable.SceneColumn;
import org.metatables.naming.PhysicalName;

/**
 * What is to be seen of a graph, whatever the form of the picture: its tables in their order, then those that nobody registered.
 *
 * @param tables the tables
 * @param lines the foreign keys, by the places of their tables
 * @param circles how many circles of several tables there are; a table that refers to itself is nothing to worry about
 */
record Scene(List<SceneTable> tables, List<SceneLine> lines, int circles) {

    static Scene of(SchemaGraph graph) {
        return new Builder(graph).scene();
    }

    /** The figures of the picture: {@code 12 tables, 1 not registered, 14 foreign keys, 1 circle}. */
    String summary() {
        long others = tables.stream()
                .filter(table -> table.kind() == Kind.UNREGISTERED)
                .count();
        return count(tables.size() - others, "table")
                + (others == 0 ? "" : ", " + others + " not registered")
                + ", "
                + count(lines.size(), "foreign key")
                + (circles == 0 ? "" : ", " + count(circles, "circle"));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static final class Builder {

        private final SchemaGraph graph;
        private final List<SceneTable> tables = new ArrayList<>();
        private final List<SceneLine> lines = new ArrayList<>();
        private final Map<UUID, Integer> places = new HashMap<>();
        private final Map<UUID, GraphNode> nodes = new HashMap<>();
        private final Map<PhysicalName, Integer> outside = new HashMap<>();
        private final Map<UUID, Set<String>> referring = new HashMap<>();
        private final Map<UUID, Integer> knots = new HashMap<>();

        Builder(SchemaGraph graph) {
            this.graph = graph;
            graph.edges().forEach(edge -> refers(edge.sourceUid(), edge.sourceColumns()));
            graph.outside().stream().filter(key -> !key.incoming()).forEach(key -> refers(key.uid(), key.columns()));
        }

        Scene scene() {
            graph.nodes().forEach(this::table);
            List<GraphCycle> cycles = graph.cycles().stream()
                    .filter(cycle -> cycle.tables().size() > 1)
                    .toList();
            for (int knot = 0; knot < cycles.size(); knot++) {
                int number = knot;
                cycles.get(knot).tables().forEach(table -> knots.put(table.uid(), number));
            }
            graph.edges().forEach(this::line);
            graph.outside().forEach(this::line);
            return new Scene(tables, lines, cycles.size());
        }

        private void refers(UUID uid, List<String> columns) {
            referring.computeIfAbsent(uid, table -> new HashSet<>()).addAll(columns);
        }

        private void table(GraphNode node) {
            places.put(node.uid(), tables.size());
            nodes.put(node.uid(), node);
            Kind kind = Kind.of(node.schemaManagementMode());
            tables.add(new SceneTable(
                    node.identifier().orElse(node.name().table()),
                    node.name().toString(),
                    kind,
                    tag(node),
                    tooltip(node, kind),
                    node.columns().stream()
                            .map(column -> new SceneColumn(
                                    column.name(),
                                    column.backendType().orElse(column.dataType()),
                                    column.primaryKey(),
                                    referring.getOrDefault(node.uid(), Set.of()).contains(column.name())))
                            .toList()));
        }

        private static Optional<String> tag(GraphNode node) {
            if (node.status() == ProvisioningStatus.RESERVED) {
                return Optional.of("reserved");
            }
            return node.tableExists() ? Optional.empty() : Optional.of("gone");
        }

        private static String tooltip(GraphNode node, Kind kind) {
            List<String> text = new ArrayList<>();
            node.identifier().ifPresent(text::add);
            text.add(node.name().toString());
            node.description().ifPresent(text::add);
            text.add(node.namespace() + ", " + kind.words() + ", "
                    + node.status().wireName() + (node.tableExists() ? "" : ", not in the database"));
            if (!node.labels().isEmpty()) {
                text.add(String.join(", ", node.labels()));
            }
            text.add(node.uid().toString());
            return String.join("\n", text);
        }

        private int outside(PhysicalName name) {
            return outside.computeIfAbsent(name, unregistered -> {
                tables.add(new SceneTable(
                        name.table(),
                        name.toString(),
                        Kind.UNREGISTERED,
                        Optional.empty(),
                        name + "\n" + Kind.UNREGISTERED.words(),
                        List.of()));
                return tables.size() - 1;
            });
        }

        private void line(GraphEdge edge) {
            Integer knot = knots.get(edge.sourceUid());
            boolean inCircle = !edge.isSelfReference() && knot != null && knot.equals(knots.get(edge.targetUid()));
            lines.add(new SceneLine(
                    places.get(edge.sourceUid()),
                    places.get(edge.targetUid()),
                    label(edge.sourceColumns(), edge.onDelete()),
                    tooltip(
                            edge.name(),
                            nodes.get(edge.sourceUid()).name(),
                            edge.sourceColumns(),
                            nodes.get(edge.targetUid()).name(),
                            edge.targetColumns(),
                            edge.onDelete(),
                            edge.origin()),
                    edge.origin() == EdgeOrigin.DECLARED,
                    inCircle));
        }

        private void line(OutsideReference key) {
            int registered = places.get(key.uid());
            int other = outside(key.outside());
            PhysicalName name = nodes.get(key.uid()).name();
            List<String> sources = key.incoming() ? key.outsideColumns() : key.columns();
            lines.add(new SceneLine(
                    key.incoming() ? other : registered,
                    key.incoming() ? registered : other,
                    label(sources, key.onDelete()),
                    tooltip(
                            key.name(),
                            key.incoming() ? key.outside() : name,
                            sources,
                            key.incoming() ? name : key.outside(),
                            key.incoming() ? key.columns() : key.outsideColumns(),
                            key.onDelete(),
                            key.origin()),
                    key.origin() == EdgeOrigin.DECLARED,
                    false));
        }

        private static String label(List<String> columns, ForeignKey.Action onDelete) {
            String names = String.join(", ", columns);
            return switch (onDelete) {
                case NO_ACTION, RESTRICT -> names;
                case CASCADE, SET_NULL, SET_DEFAULT -> names + " · " + words(onDelete);
            };
        }

        private static String tooltip(
                Optional<String> constraint,
                PhysicalName source,
                List<String> sourceColumns,
                PhysicalName target,
                List<String> targetColumns,
                ForeignKey.Action onDelete,
                EdgeOrigin origin) {
            String way = source + " (" + String.join(", ", sourceColumns) + ") → " + target + " ("
                    + String.join(", ", targetColumns) + ")\non delete " + words(onDelete)
                    + (origin == EdgeOrigin.DECLARED ? "\ndeclared, not yet in the database" : "");
            return constraint.map(name -> name + "\n" + way).orElse(way);
        }

        private static String words(ForeignKey.Action action) {
            return action.sql().toLowerCase(Locale.ROOT);
        }
    }
}
