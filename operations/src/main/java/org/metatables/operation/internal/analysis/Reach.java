package org.metatables.operation.internal.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a statement reaches: by itself, and through the views that it names, however deep they are nested.
 *
 * @param statement what it does by itself
 * @param views the bodies of all views that it reaches, by number
 */
record Reach(TreeFacts statement, Map<Long, View> views) {

    /**
     * Reads the bodies of the views.
     *
     * @throws UnknownTree if one of them holds something unknown
     */
    static Reach of(TreeFacts statement, CatalogFacts catalog) {
        Map<Long, View> views = new HashMap<>();
        catalog.views().forEach((number, tree) -> views.put(number, View.of(number, NodeTree.read(tree))));
        return new Reach(statement, views);
    }

    /** Everything that is named anywhere; commands and locks are the statement's. */
    TreeFacts all() {
        TreeFacts all = statement;
        for (View view : views.values()) {
            all = all.naming(view.facts());
        }
        return all;
    }

    /** Whether rows are locked, by the statement or by a view that has {@code FOR UPDATE} in its body. */
    boolean locksRows() {
        return statement.locksRows()
                || views.values().stream().anyMatch(view -> view.facts().locksRows());
    }

    /**
     * A relation that is reached.
     *
     * @param relation its number
     * @param use what is done with it
     * @param through the view that reaches it, if the statement does not by itself
     */
    record Step(long relation, RelationUse use, Optional<Long> through) {}

    /** The relations, first those that the statement names; a write of a view is one of what its rows come from. */
    List<Step> steps() {
        Deque<Step> open = new ArrayDeque<>();
        statement.relations().forEach((relation, use) -> open.add(new Step(relation, use, Optional.empty())));
        List<Step> steps = new ArrayList<>();
        Set<Step> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Step step = open.remove();
            steps.add(step);
            Optional.ofNullable(views.get(step.relation())).stream()
                    .flatMap(view -> below(step, view).stream())
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return steps;
    }

    private static List<Step> below(Step step, View view) {
        long writes = step.use().permissions() & ~RelationUse.SELECT;
        List<Step> below = new ArrayList<>();
        view.facts().relations().forEach((relation, use) -> {
            boolean written = writes != 0 && view.sources().contains(relation);
            RelationUse through = RelationUse.of(writes, view.behind(step.use().updated(), relation));
            below.add(new Step(relation, written ? use.and(through) : use, Optional.of(step.relation())));
        });
        return below;
    }
}
