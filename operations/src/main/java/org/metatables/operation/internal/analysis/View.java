package org.metatables.operation.internal.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.operation.internal.analysis.Node.Child;
import org.metatables.operation.internal.analysis.Node.Items;
import org.metatables.operation.internal.analysis.Node.Value;

/**
 * The body of a view.
 *
 * @param facts what it does
 * @param sources the relations that its rows come from; a write to the view, or a lock of its rows, goes to these
 */
record View(TreeFacts facts, Set<Long> sources) {

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
        return new View(facts, sources(query));
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
