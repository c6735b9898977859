package org.metatables.graph.internal.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which rank each box stands on, the uppermost being zero. Every line leads upwards, but for those that close a circle.
 */
final class Ranks {

    /** A rank of so many boxes or less stays one rank. */
    private static final int LEAST_CAPACITY = 7;

    private final int[] rank;
    private final boolean[] downwards;

    private Ranks(int boxes, int arcs) {
        this.rank = new int[boxes];
        this.downwards = new boolean[arcs];
    }

    static Ranks of(int boxes, List<Arc> arcs) {
        Ranks ranks = new Ranks(boxes, arcs.size());
        List<List<Integer>> targets = new ArrayList<>();
        List<List<Integer>> sources = new ArrayList<>();
        for (int box = 0; box < boxes; box++) {
            targets.add(new ArrayList<>());
            sources.add(new ArrayList<>());
        }
        int[] order = ranks.breakCircles(boxes, arcs);
        for (int a = 0; a < arcs.size(); a++) {
            Arc arc = arcs.get(a);
            int lower = ranks.downwards[a] ? arc.target() : arc.source();
            int upper = ranks.downwards[a] ? arc.source() : arc.target();
            targets.get(lower).add(upper);
            sources.get(upper).add(lower);
        }
        for (int box : order) {
            ranks.rank[box] = targets.get(box).stream()
                    .mapToInt(target -> ranks.rank[target] + 1)
                    .max()
                    .orElse(0);
        }
        ranks.pullTogether(order, targets, sources);
        ranks.spreadLeaves(sources);
        return ranks;
    }

    int of(int box) {
        return rank[box];
    }

    int count() {
        return Arrays.stream(rank).max().orElse(-1) + 1;
    }

    /** Whether the line leads from a box down to its target, since it closes a circle. */
    boolean leadsDownwards(int arc) {
        return downwards[arc];
    }

    /** Marks the lines that lead back to a box from which they are reached; gives the boxes, each after those it refers to. */
    private int[] breakCircles(int boxes, List<Arc> arcs) {
        List<List<Integer>> outgoing = new ArrayList<>();
        for (int box = 0; box < boxes; box++) {
            outgoing.add(new ArrayList<>());
        }
        for (int a = 0; a < arcs.size(); a++) {
            outgoing.get(arcs.get(a).source()).add(a);
        }
        boolean[] seen = new boolean[boxes];
        boolean[] open = new boolean[boxes];
        int[] next = new int[boxes];
        int[] order = new int[boxes];
        int done = 0;
        for (int start = 0; start < boxes; start++) {
            Deque<Integer> way = new ArrayDeque<>();
            if (!seen[start]) {
                way.push(start);
                seen[start] = true;
                open[start] = true;
            }
            while (!way.isEmpty()) {
                int box = way.peek();
                if (next[box] == outgoing.get(box).size()) {
                    way.pop();
                    open[box] = false;
                    order[done++] = box;
                    continue;
                }
                int arc = outgoing.get(box).get(next[box]++);
                int target = arcs.get(arc).target();
                downwards[arc] = open[target];
                if (!seen[target]) {
                    seen[target] = true;
                    open[target] = true;
                    way.push(target);
                }
            }
        }
        return order;
    }

    /** Boxes that more lines lead to than from come down to the highest of those that refer to them. */
    private void pullTogether(int[] order, List<List<Integer>> targets, List<List<Integer>> sources) {
        for (int i = order.length - 1; i >= 0; i--) {
            int box = order[i];
            if (sources.get(box).size() > targets.get(box).size()) {
                rank[box] = sources.get(box).stream()
                        .mapToInt(source -> rank[source] - 1)
                        .min()
                        .orElseThrow();
            }
        }
    }

    /**
     * Where a rank holds too many boxes, those that nobody refers to go by turns to it and to ranks below it, so that the lines to the
     * lower ones pass between the upper ones.
     */
    private void spreadLeaves(List<List<Integer>> sources) {
        int capacity = Math.max(LEAST_CAPACITY, (int) Math.ceil(1.6 * Math.sqrt(rank.length)));
        int[] held = new int[count()];
        Arrays.stream(rank).forEach(at -> held[at]++);
        int[] met = new int[held.length];
        for (int box = 0; box < rank.length; box++) {
            int natural = rank[box];
            int shares = (held[natural] + capacity - 1) / capacity;
            if (sources.get(box).isEmpty() && shares > 1) {
                rank[box] = natural + met[natural]++ % shares;
            }
        }
    }
}
