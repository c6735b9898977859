package org.metatables.graph.internal.layout;

import java.util.List;

/** How high each layer stands: the further lines have to go sideways between two layers, the further these are apart. */
final class Bands {

    private static final double LEAST_GAP = 14;
    private static final double MOST_GAP = 64;
    private static final double GAP_PER_WAY = 0.09;

    private final double[] top;
    private final double[] bottom;

    Bands(Layers layers, double[] middle) {
        int count = layers.rows().size();
        this.top = new double[count];
        this.bottom = new double[count];
        double y = 0;
        for (int layer = 0; layer < count; layer++) {
            List<Integer> row = layers.rows().get(layer);
            double height = row.stream()
                    .mapToDouble(cell -> layers.cell(cell).height())
                    .max()
                    .orElse(0);
            top[layer] = y;
            bottom[layer] = y + height;
            double longestWay = row.stream()
                    .flatMapToDouble(cell ->
                            layers.below(cell).stream().mapToDouble(below -> Math.abs(middle[below] - middle[cell])))
                    .max()
                    .orElse(0);
            y = bottom[layer] + Math.min(MOST_GAP, LEAST_GAP + GAP_PER_WAY * longestWay);
        }
    }

    double top(int layer) {
        return top[layer];
    }

    double bottom(int layer) {
        return bottom[layer];
    }

    /** The lowest line of all layers that hold boxes; the layer of labels below the last one is empty. */
    double height() {
        return top.length < 2 ? 0 : bottom[top.length - 2];
    }
}
