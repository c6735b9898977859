package org.metatables.graph.internal.layout;

import java.util.List;

/**
 * The way of a line from its source to its target.
 *
 * @param points where it passes: two points above each other are joined by a straight line, others by a curve that leaves and
 *     arrives vertically
 * @param label the middle of its label
 */
public record Route(List<Point> points, Point label) {

    public Route {
        points = List.copyOf(points);
    }

    Route movedBy(double right, double down) {
        return new Route(
                points.stream().map(point -> point.movedBy(right, down)).toList(), label.movedBy(right, down));
    }
}
