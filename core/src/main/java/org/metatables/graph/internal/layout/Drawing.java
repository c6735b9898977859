package org.metatables.graph.internal.layout;

import java.util.List;

/**
 * Where everything is.
 *
 * @param width of the whole, in pixels
 * @param height of the whole, in pixels
 * @param corners the upper left corner of each box, in the order in which they were given
 * @param routes the way of each line, in the order in which they were given
 */
public record Drawing(double width, double height, List<Point> corners, List<Route> routes) {

    public Drawing {
        corners = List.copyOf(corners);
        routes = List.copyOf(routes);
    }
}
