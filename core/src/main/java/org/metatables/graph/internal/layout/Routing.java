package org.metatables.graph.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Leads each line from box to box through its cells. The lines at one side of a box share that side. */
final class Routing {

    private static final double CORNER = 14;
    private static final double BESIDE_EACH_OTHER = 16;

    private final Layers layers;
    private final double[] middle;
    private final Bands bands;
    private final double[] upperEnd;
    private final double[] lowerEnd;

    private Routing(Layers layers, double[] middle, Bands bands, int arcs) {
        this.layers = layers;
        this.middle = middle;
        this.bands = bands;
        this.upperEnd = new double[arcs];
        this.lowerEnd = new double[arcs];
    }

    static List<Route> of(Layers layers, double[] middle, Bands bands, List<Arc> arcs, Ranks ranks) {
        Routing routing = new Routing(layers, middle, bands, arcs.size());
        for (Cell cell : layers.cells()) {
            if (cell.isBox()) {
                routing.share(cell, arcs);
            }
        }
        List<Route> routes = new ArrayList<>();
        for (int arc = 0; arc < arcs.size(); arc++) {
            routes.add(routing.route(arc, ranks.leadsDownwards(arc)));
        }
        return routes;
    }

    private void share(Cell box, List<Arc> arcs) {
        List<Integer> leavingBelow = new ArrayList<>();
        List<Integer> leavingAbove = new ArrayList<>();
        for (int arc = 0; arc < arcs.size(); arc++) {
            List<Integer> chain = layers.chain(arc);
            if (chain.get(0) == box.number()) {
                leavingBelow.add(arc);
            } else if (chain.get(chain.size() - 1) == box.number()) {
                leavingAbove.add(arc);
            }
        }
        share(box, leavingBelow, upperEnd, 1);
        share(box, leavingAbove, lowerEnd, -2);
    }

    /** Gives each of the lines its place at a side; the cell next to the box says where it comes from. */
    private void share(Cell box, List<Integer> arcs, double[] ends, int next) {
        arcs.sort(Comparator.comparingDouble(arc -> comesFrom(arc, next)));
        double width = 2 * box.left() - 2 * CORNER;
        double distance = arcs.size() < 2 ? 0 : Math.min(BESIDE_EACH_OTHER, width / (arcs.size() - 1));
        double[] wanted = arcs.stream().mapToDouble(arc -> comesFrom(arc, next)).toArray();
        double[] weights = new double[wanted.length];
        double[] distances = new double[wanted.length];
        Arrays.fill(weights, 1);
        Arrays.fill(distances, distance);
        double first = middle[box.number()] - width / 2;
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.max(first, Math.min(first + width, wanted[i]));
        }
        double[] places = Spread.solve(wanted, weights, distances);
        for (int i = 0; i < places.length; i++) {
            double least = first + i * distance;
            double most = first + width - (places.length - 1 - i) * distance;
            ends[arcs.get(i)] = Math.max(least, Math.min(most, places[i]));
        }
    }

    private double comesFrom(int arc, int next) {
        List<Integer> chain = layers.chain(arc);
        return middle[chain.get(next < 0 ? chain.size() + next : next)];
    }

    private Route route(int arc, boolean downwards) {
        List<Integer> chain = layers.chain(arc);
        List<Point> points = new ArrayList<>();
        Cell upper = layers.cell(chain.get(0));
        points.add(new Point(upperEnd[arc], bands.top(upper.layer()) + upper.height()));
        points.add(new Point(upperEnd[arc], bands.bottom(upper.layer())));
        for (int cell : chain.subList(1, chain.size() - 1)) {
            int layer = layers.cell(cell).layer();
            points.add(new Point(middle[cell], bands.top(layer)));
            points.add(new Point(middle[cell], bands.bottom(layer)));
        }
        points.add(new Point(
                lowerEnd[arc],
                bands.top(layers.cell(chain.get(chain.size() - 1)).layer())));
        if (!downwards) {
            Collections.reverse(points);
        }
        int label = layers.label(arc);
        int labelLayer = layers.cell(label).layer();
        return new Route(
                points.stream().distinct().toList(),
                new Point(middle[label], (bands.top(labelLayer) + bands.bottom(labelLayer)) / 2));
    }
}
