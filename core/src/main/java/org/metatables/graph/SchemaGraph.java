package org.metatables.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.graph.internal.GraphJson;
import org.metatables.graph.internal.Knots;
import org.metatables.graph.internal.picture.MermaidPicture;
import org.metatables.graph.internal.picture.SvgPicture;

/**
 * Governed tables and the foreign keys between them.
 *
 * <p>Every foreign key between two of the nodes is an edge. See 7.1 of the reference system's specification.
 *
 * @param rootUid the table that was asked for; empty where the graph is of a whole scope
 * @param depth how many foreign keys the walk followed one after the other
 * @param includeIncoming whether it followed them backwards as well
 * @param nodes the tables, ordered by schema and name, character by character
 * @param edges the foreign keys, in the order of the tables that refer
 * @param outside the foreign keys from and to tables that nobody has registered, as far as the walk came
 */
public record SchemaGraph(
        Optional<UUID> rootUid,
        int depth,
        boolean includeIncoming,
        List<GraphNode> nodes,
        List<GraphEdge> edges,
        List<OutsideReference> outside) {

    /** More tables than this are no picture that a person reads. */
    public static final int MOST_TABLES_IN_A_PICTURE = 500;

    public SchemaGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        outside = List.copyOf(outside);
    }

    /** The table with the uid, if it is in the graph. */
    public Optional<GraphNode> node(UUID uid) {
        return nodes.stream().filter(node -> node.uid().equals(uid)).findFirst();
    }

    /** The tables of the graph that refer to the one with the uid, in the order of the nodes; maybe itself. */
    public List<GraphNode> dependentsOf(UUID uid) {
        Set<UUID> sources = new LinkedHashSet<>();
        edges.stream().filter(edge -> edge.targetUid().equals(uid)).forEach(edge -> sources.add(edge.sourceUid()));
        return nodes.stream().filter(node -> sources.contains(node.uid())).toList();
    }

    /**
     * The circles: one for each set of tables that refer to each other in circles, and one for each table that refers to
     * itself; ordered by the first table's name.
     */
    public List<GraphCycle> cycles() {
        return Knots.of(this);
    }

    /**
     * The graph as an SVG picture that needs nothing besides itself: who is referred to stands above who refers, colours tell who
     * owns a table. It has the columns where they were asked for. The same graph always gives the same text.
     *
     * @param title what stands above it; any text
     * @throws GraphTooLargeException if there are more than {@value #MOST_TABLES_IN_A_PICTURE} tables
     */
    public String toSvg(String title) {
        requireDrawable();
        return SvgPicture.of(this, title);
    }

    /**
     * The graph as the text of a Mermaid flowchart, which many sites and editors draw. It has the columns where they were asked for.
     *
     * @throws GraphTooLargeException if there are more than {@value #MOST_TABLES_IN_A_PICTURE} tables
     */
    public String toMermaid() {
        requireDrawable();
        return MermaidPicture.of(this);
    }

    /** The graph as it goes over the wire, on one line. */
    public String toJson() {
        return GraphJson.write(this);
    }

    private void requireDrawable() {
        if (nodes.size() > MOST_TABLES_IN_A_PICTURE) {
            throw new GraphTooLargeException(nodes.size(), MOST_TABLES_IN_A_PICTURE);
        }
    }
}
