package org.metatables.graph.internal.layout;

import java.util.List;

/** Counts the pairs of a list that stand in the wrong order: as many lines cross. */
final class Inversions {

    private Inversions() {}

    static long count(List<Integer> numbers) {
        int highest = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        // A binary indexed tree: how many of the numbers so far are at most so high.
        int[] tree = new int[highest + 2];
        long inversions = 0;
        for (int seen = 0; seen < numbers.size(); seen++) {
            int number = numbers.get(seen);
            int notHigher = 0;
            for (int i = number + 1; i > 0; i -= i & -i) {
                notHigher += tree[i];
            }
            inversions += seen - notHigher;
            for (int i = number + 1; i < tree.length; i += i & -i) {
                tree[i]++;
            }
        }
        return inversions;
    }
}
