package org.metatables.graph.internal.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** Orders the cells of each layer so that few lines cross: each cell goes to the mean place of those it is joined to. */
final class Ordering {

    private static final int SWEEPS = 24;
    private static final int EXCHANGES = 12;

    private final Layers layers;
    private final int[] place;

    private Ordering(Layers layers) {
        this.layers = layers;
        this.place = new int[layers.cells().size()];
        layers.rows().forEach(this::renumber);
    }

    static void improve(Layers layers) {
        Ordering ordering = new Ordering(layers);
        ordering.sweep();
        ordering.exchangeNeighbours();
    }

    private void sweep() {
        List<List<Integer>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < layers.rows().size(); i++) {
                int row = down ? i : layers.rows().size() - 1 - i;
                sort(layers.rows().get(row), down ? layers::above : layers::below);
            }
            long crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int row = 0; row < best.size(); row++) {
            layers.rows().set(row, best.get(row));
            renumber(best.get(row));
        }
    }

    private void sort(List<Integer> row, IntFunction<List<Integer>> neighbours) {
        double[] mean = new double[place.length];
        for (int cell : row) {
            mean[cell] = neighbours.apply(cell).stream()
                    .mapToInt(neighbour -> place[neighbour])
                    .average()
                    .orElse(place[cell]);
        }
        row.sort(Comparator.comparingDouble(cell -> mean[cell]));
        renumber(row);
    }

    /** Lets two cells beside each other change places as long as that removes crossings. */
    private void exchangeNeighbours() {
        boolean improved = true;
        for (int round = 0; round < EXCHANGES && improved; round++) {
            improved = false;
            for (List<Integer> row : layers.rows()) {
                for (int i = 1; i < row.size(); i++) {
                    int left = row.get(i - 1);
                    int right = row.get(i);
                    if (crossings(left, right) > crossings(right, left)) {
                        row.set(i - 1, right);
                        row.set(i, left);
                        place[right] = i - 1;
                        place[left] = i;
                        improved = true;
                    }
                }
            }
        }
    }

    private long crossings() {
        long crossings = 0;
        for (List<Integer> row : layers.rows()) {
            List<Integer> ends = new ArrayList<>();
            for (int cell : row) {
                layers.below(cell).stream().map(below -> place[below]).sorted().forEach(ends::add);
            }
            crossings += Inversions.count(ends);
        }
        return crossings;
    }

    private long crossings(int left, int right) {
        return crossings(layers.above(left), layers.above(right)) + crossings(layers.below(left), layers.below(right));
    }

    private long crossings(List<Integer> ofLeft, List<Integer> ofRight) {
        long crossings = 0;
        for (int one : ofLeft) {
            for (int other : ofRight) {
                crossings += place[one] > place[other] ? 1 : 0;
            }
        }
        return crossings;
    }

    private void renumber(List<Integer> row) {
        for (int i = 0; i < row.size(); i++) {
            place[row.get(i)] = i;
        }
    }

    private List<List<Integer>> copy() {
        List<List<Integer>> rows = new ArrayList<>();
        layers.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        return rows;
    }
}
