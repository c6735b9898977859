package org.metatables.graph.internal.layout;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the drawings of parts beside and below each other: those with lines first, then single boxes. */
final class Packing {

    private static final double GAP = 44;

    /** How much wider than high the whole should be. */
    private static final double ASPECT = 1.7;

    private static final double LEAST_WIDTH = 900;

    private final Point[] corners;
    private final Route[] routes;
    private double width;
    private double height;

    private Packing(int boxes, int arcs) {
        this.corners = new Point[boxes];
        this.routes = new Route[arcs];
    }

    static Drawing together(int boxes, int arcs, List<Part> parts, List<Drawing> drawings) {
        Packing packing = new Packing(boxes, arcs);
        packing.place(parts, drawings);
        return new Drawing(packing.width, packing.height, List.of(packing.corners), List.of(packing.routes));
    }

    private void place(List<Part> parts, List<Drawing> drawings) {
        List<Integer> order = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer part) -> parts.get(part).arcs().isEmpty())
                        .thenComparing(part -> -drawings.get(part).height()))
                .toList();
        double most = mostWidth(drawings);
        double x = 0;
        double y = 0;
        double rowHeight = 0;
        for (int part : order) {
            Drawing drawing = drawings.get(part);
            if (x > 0 && x + drawing.width() > most) {
                x = 0;
                y += rowHeight + GAP;
                rowHeight = 0;
            }
            put(parts.get(part), drawing, x, y);
            width = Math.max(width, x + drawing.width());
            rowHeight = Math.max(rowHeight, drawing.height());
            height = Math.max(height, y + rowHeight);
            x += drawing.width() + GAP;
        }
    }

    private static double mostWidth(List<Drawing> drawings) {
        double area = drawings.stream()
                .mapToDouble(drawing -> (drawing.width() + GAP) * (drawing.height() + GAP))
                .sum();
        double widest = drawings.stream().mapToDouble(Drawing::width).max().orElse(0);
        return Math.max(LEAST_WIDTH, Math.max(widest, Math.sqrt(area * ASPECT)));
    }

    private void put(Part part, Drawing drawing, double x, double y) {
        for (int i = 0; i < part.boxes().size(); i++) {
            corners[part.boxes().get(i)] = drawing.corners().get(i).movedBy(x, y);
        }
        for (int i = 0; i < part.arcs().size(); i++) {
            routes[part.arcs().get(i)] = drawing.routes().get(i).movedBy(x, y);
        }
    }
}
