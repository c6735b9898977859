package org.metatables.graph.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The strongly connected components of a directed graph: what can be reached from each other in both directions.
 *
 * <p>Without recursion, which a long chain of tables would let overflow the stack.
 *
 * @param <V> what stands for a vertex
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan, Depth-first search and linear graph algorithms</a>
 */
public final class StrongComponents<V> {

    private final Function<V, ? extends Collection<V>> successors;
    private final Map<V, Integer> number = new HashMap<>();
    private final Map<V, Integer> lowest = new HashMap<>();
    private final Deque<V> open = new ArrayDeque<>();
    private final Set<V> isOpen = new LinkedHashSet<>();
    private final List<Set<V>> components = new ArrayList<>();

    private StrongComponents(Function<V, ? extends Collection<V>> successors) {
        this.successors = successors;
    }

    /** The components, each after those that it leads to. */
    public static <V> List<Set<V>> of(Collection<V> vertices, Function<V, ? extends Collection<V>> successors) {
        StrongComponents<V> search = new StrongComponents<>(successors);
        for (V vertex : vertices) {
            if (!search.number.containsKey(vertex)) {
                search.from(vertex);
            }
        }
        return search.components;
    }

    private void from(V start) {
        Deque<Visit<V>> visits = new ArrayDeque<>();
        visits.push(enter(start));
        while (!visits.isEmpty()) {
            Visit<V> visit = visits.peek();
            if (visit.rest().hasNext()) {
                V next = visit.rest().next();
                if (!number.containsKey(next)) {
                    visits.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lowest.merge(visit.vertex(), number.get(next), Math::min);
                }
            } else {
                visits.pop();
                if (!visits.isEmpty()) {
                    lowest.merge(visits.peek().vertex(), lowest.get(visit.vertex()), Math::min);
                }
                leave(visit.vertex());
            }
        }
    }

    private Visit<V> enter(V vertex) {
        lowest.put(vertex, number.size());
        number.put(vertex, number.size());
        open.push(vertex);
        isOpen.add(vertex);
        return new Visit<>(vertex, successors.apply(vertex).iterator());
    }

    private void leave(V vertex) {
        if (lowest.get(vertex).equals(number.get(vertex))) {
            Set<V> component = new LinkedHashSet<>();
            V member;
            do {
                member = open.pop();
                isOpen.remove(member);
                component.add(member);
            } while (!member.equals(vertex));
            components.add(component);
        }
    }

    private record Visit<V>(V vertex, Iterator<V> rest) {}
}
