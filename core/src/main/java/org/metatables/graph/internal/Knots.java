package org.metatables.graph.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.graph.GraphCycle;
import org.metatables.graph.GraphEdge;
import org.metatables.graph.GraphNode;
import org.metatables.graph.SchemaGraph;

/** Finds the circles of a graph: in each strongly connected component a shortest one, and each reference to oneself. */
public final class Knots {

    private final Map<UUID, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<UUID, List<GraphEdge>> outgoing = new HashMap<>();

    private Knots(SchemaGraph graph) {
        graph.nodes().forEach(node -> nodes.put(node.uid(), node));
        graph.edges()
                .forEach(edge -> outgoing.computeIfAbsent(edge.sourceUid(), uid -> new ArrayList<>())
                        .add(edge));
    }

    /** The circles, ordered by their first table's place in the graph; a reference to oneself after a longer circle. */
    public static List<GraphCycle> of(SchemaGraph graph) {
        return new Knots(graph).cycles();
    }

    private List<GraphCycle> cycles() {
        List<GraphCycle> cycles = new ArrayList<>();
        StrongComponents.of(nodes.keySet(), this::targets).stream()
                .filter(component -> component.size() > 1)
                .forEach(component -> cycles.add(shortestIn(component)));
        for (GraphNode node : nodes.values()) {
            edges(node.uid()).stream()
                    .filter(GraphEdge::isSelfReference)
                    .findFirst()
                    .ifPresent(edge -> cycles.add(new GraphCycle(List.of(node), List.of(node), List.of(edge))));
        }
        Map<UUID, Integer> places = new HashMap<>();
        nodes.keySet().forEach(uid -> places.put(uid, places.size()));
        cycles.sort(Comparator.comparing(cycle -> places.get(cycle.path().get(0).uid())));
        return Collections.unmodifiableList(cycles);
    }

    private GraphCycle shortestIn(Set<UUID> component) {
        List<GraphNode> tables = nodes.values().stream()
                .filter(node -> component.contains(node.uid()))
                .toList();
        List<GraphEdge> shortest = tables.stream()
                .flatMap(start -> circleThrough(start.uid(), component).stream())
                .min(Comparator.comparing(List::size))
                .orElseThrow();
        return new GraphCycle(
                tables,
                shortest.stream().map(edge -> nodes.get(edge.sourceUid())).toList(),
                shortest);
    }

    /** The first shortest circle through a table, without references to oneself, found breadth first. */
    private Optional<List<GraphEdge>> circleThrough(UUID start, Set<UUID> component) {
        Map<UUID, GraphEdge> cameBy = new HashMap<>();
        Deque<UUID> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            for (GraphEdge edge : edges(waiting.remove())) {
                if (edge.isSelfReference() || !component.contains(edge.targetUid())) {
                    continue;
                }
                if (edge.targetUid().equals(start)) {
                    return Optional.of(wayTo(edge, start, cameBy));
                }
                if (cameBy.putIfAbsent(edge.targetUid(), edge) == null) {
                    waiting.add(edge.targetUid());
                }
            }
        }
        return Optional.empty();
    }

    private static List<GraphEdge> wayTo(GraphEdge last, UUID start, Map<UUID, GraphEdge> cameBy) {
        List<GraphEdge> way = new ArrayList<>(List.of(last));
        while (!way.get(way.size() - 1).sourceUid().equals(start)) {
            way.add(cameBy.get(way.get(way.size() - 1).sourceUid()));
        }
        Collections.reverse(way);
        return way;
    }

    private Set<UUID> targets(UUID uid) {
        Set<UUID> targets = new HashSet<>();
        edges(uid).forEach(edge -> targets.add(edge.targetUid()));
        return targets;
    }

    private List<GraphEdge> edges(UUID uid) {
        return outgoing.getOrDefault(uid, List.of());
    }
}
