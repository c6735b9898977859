package org.metatables.operation.internal.analysis;

import java.util.List;

/** Tells whether a statement gives rows back, whatever its common table expressions do. */
final class ReturnedRows {

    private ReturnedRows() {}

    /** Looks at the outermost query of a tree: rows come from a select or from its {@code RETURNING}. */
    static boolean in(Node.Value tree) {
        if (tree instanceof Node.Child child) {
            Node query = child.node();
            return Command.of(query.number("commandType")) == Command.SELECT || query.has("returningList");
        }
        List<Node.Value> values = tree instanceof Node.Items items ? items.values() : List.of();
        return values.stream().anyMatch(ReturnedRows::in);
    }
}
