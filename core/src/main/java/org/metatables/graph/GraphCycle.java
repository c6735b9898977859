package org.metatables.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables that refer to each other in a circle, so that no order of creation satisfies all their foreign keys at once.
 *
 * @param tables every table that the circles of this knot go through, ordered by name; one table where it refers to itself
 * @param path the tables of a shortest circle, from each to the one that it refers to, beginning with the first by name
 * @param edges the foreign keys of that circle, in the same order; the last one leads back to the first table
 */
public record GraphCycle(List<GraphNode> tables, List<GraphNode> path, List<GraphEdge> edges) {

    public GraphCycle {
        tables = List.copyOf(tables);
        path = List.copyOf(path);
        edges = List.copyOf(edges);
    }

    /** The circle by name: {@code public.a → public.b → public.a}. */
    public String text() {
        return Stream.concat(path.stream(), Stream.of(path.get(0)))
                .map(table -> table.name().toString())
                .collect(Collectors.joining(" → "));
    }
}
