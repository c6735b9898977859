package org.metatables.graph.internal.layout;

import java.util.ArrayList;
import java.util.List;

/** Places boxes and lines. What is not joined is placed by itself, and the parts then stand beside each other. */
public final class LayeredLayout {

    private LayeredLayout() {}

    /** The drawing; the same boxes and lines in the same order always give the same one. */
    public static Drawing of(List<Extent> boxes, List<Arc> arcs) {
        List<Part> parts = Part.split(boxes.size(), arcs);
        List<Drawing> drawings = parts.stream()
                .map(part -> place(part.of(boxes), part.arcsOf(arcs)))
                .toList();
        return Packing.together(boxes.size(), arcs.size(), parts, drawings);
    }

    private static Drawing place(List<Extent> boxes, List<Arc> arcs) {
        Ranks ranks = Ranks.of(boxes.size(), arcs);
        Layers layers = new Layers(boxes, arcs, ranks);
        Ordering.improve(layers);
        double[] middle = Columns.of(layers);
        Bands bands = new Bands(layers, middle);
        List<Point> corners = new ArrayList<>();
        for (Cell cell : layers.cells().subList(0, boxes.size())) {
            corners.add(new Point(middle[cell.number()] - cell.left(), bands.top(cell.layer())));
        }
        double width = layers.cells().stream()
                .mapToDouble(cell -> middle[cell.number()] + cell.right())
                .max()
                .orElse(0);
        return new Drawing(width, bands.height(), corners, Routing.of(layers, middle, bands, arcs, ranks));
    }
}
