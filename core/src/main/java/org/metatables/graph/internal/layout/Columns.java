package org.metatables.graph.internal.layout;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Gives each cell its middle from left to right: close to what it is joined to, and long lines straight. */
final class Columns {

    private static final double GAP = 22;
    private static final int SWEEPS = 40;

    /** A line without a box at either end insists more on being straight. */
    private static final double STRAIGHT = 8;

    /** A cell that nothing pulls at stays, but yields to all others. */
    private static final double INDIFFERENT = 0.01;

    private final Layers layers;
    private final double[] middle;

    private Columns(Layers layers) {
        this.layers = layers;
        this.middle = new double[layers.cells().size()];
    }

    /** The middle of each cell; the leftmost cell begins at zero. */
    static double[] of(Layers layers) {
        Columns columns = new Columns(layers);
        layers.rows().forEach(columns::packed);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            columns.sweep(sweep % 2 == 0);
        }
        double left = layers.cells().stream()
                .mapToDouble(cell -> columns.middle[cell.number()] - cell.left())
                .min()
                .orElse(0);
        return Arrays.stream(columns.middle).map(x -> x - left).toArray();
    }

    private void packed(List<Integer> row) {
        for (int i = 0; i < row.size(); i++) {
            middle[row.get(i)] = i == 0
                    ? layers.cell(row.get(0)).left()
                    : middle[row.get(i - 1)] + distance(row.get(i - 1), row.get(i));
        }
    }

    private void sweep(boolean down) {
        int count = layers.rows().size();
        for (int i = 0; i < count; i++) {
            place(layers.rows().get(down ? i : count - 1 - i), down ? layers::above : layers::below);
        }
    }

    private void place(List<Integer> row, IntFunction<List<Integer>> neighbours) {
        int count = row.size();
        double[] wanted = new double[count];
        double[] weights = new double[count];
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            int cell = row.get(i);
            for (int neighbour : neighbours.apply(cell)) {
                double weight = pull(cell, neighbour);
                wanted[i] += weight * middle[neighbour];
                weights[i] += weight;
            }
            wanted[i] = weights[i] == 0 ? middle[cell] : wanted[i] / weights[i];
            weights[i] = Math.max(weights[i], INDIFFERENT);
            distances[i] = i == 0 ? 0 : distance(row.get(i - 1), cell);
        }
        double[] places = Spread.solve(wanted, weights, distances);
        for (int i = 0; i < count; i++) {
            middle[row.get(i)] = places[i];
        }
    }

    private double pull(int one, int other) {
        return layers.cell(one).isBox() || layers.cell(other).isBox() ? 1 : STRAIGHT;
    }

    private double distance(int left, int right) {
        boolean boxes = layers.cell(left).isBox() && layers.cell(right).isBox();
        return layers.cell(left).right()
                + (boxes ? GAP : GAP / 2)
                + layers.cell(right).left();
    }
}
