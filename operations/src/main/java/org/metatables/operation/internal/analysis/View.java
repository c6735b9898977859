package org.metatables.operation.internal.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.operation.internal.analysis.CatalogFacts.Column;
import org.metatables.operation.internal.analysis.Node.Child;
import org.metatables.operation.internal.analysis.Node.Items;
import org.metatables.operation.internal.analysis.Node.Value;

/**
 * The body of a view.
 *
 * @param facts what it does
 * @param sources the relations that its rows come from; a write to the view, or a lock of its rows, goes to these
 * @param columns where its columns come from, by number, as far as they are columns of relations
 */
record View(TreeFacts facts, Set<Long> sources, Map<Integer, Column> columns) {

    /**
     * Reads {@code pg_rewrite.ev_action}: a list of one query.
     *
     * @param oid the view's own number, which PostgreSQL 15 names in its body
     * @throws UnknownTree if it is something else, or holds something unknown
     */
    static View of(long oid, Value tree) {
        Node query = Optional.of(tree)
                .filter(Items.class::isInstance)
                .map(value -> ((Items) value).values())
                .filter(queries -> queries.size() == 1 && queries.get(0) instanceof Child)
                .map(queries -> ((Child) queries.get(0)).node())
                .filter(node -> node.tag().equals("QUERY"))
                .orElseThrow(() -> new UnknownTree("a view of more than one query"));
        TreeFacts facts = new Collector().view(oid, tree);
        if (!facts.writes().isEmpty()) {
            throw new UnknownTree("a view that writes");
        }
        return new View(facts, sources(query), columns(query));
    }

    /** The columns of a relation that are changed where these columns of the view are. */
    Set<Integer> behind(Set<Integer> changed, long relation) {
        return changed.stream()
                .map(columns::get)
                .filter(column -> column != null && column.relation() == relation)
                .map(Column::number)
                .collect(Collectors.toSet());
    }

    private static Map<Integer, Column> columns(Node query) {
        Map<Integer, Column> columns = new HashMap<>();
        for (Value list : query.fields().getOrDefault("targetList", List.of())) {
            for (Value value : list instanceof Items entries ? entries.values() : List.<Value>of()) {
                if (value instanceof Child entry && entry.node().number("resorigtbl") > 0) {
                    columns.put(
                            Math.toIntExact(entry.node().number("resno")),
                            new Column(
                                    entry.node().number("resorigtbl"),
                                    Math.toIntExact(entry.node().number("resorigcol"))));
                }
            }
        }
        return columns;
    }

    private static Set<Long> sources(Node query) {
        Set<Long> sources = new HashSet<>();
        List<Value> from = query.fields().getOrDefault("rtable", List.of());
        from.forEach(value -> Node.walk(value, node -> {
            if (node.number("relid") > 0) {
                sources.add(node.number("relid"));
            }
        }));
        return sources;
    }
}
