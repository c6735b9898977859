package org.metatables.graph.internal.layout;

/** A place in pixels, from the upper left corner. */
public record Point(double x, double y) {

    Point movedBy(double right, double down) {
        return new Point(x + right, y + down);
    }
}
