package org.metatables.graph.internal.layout;

/**
 * A line to be drawn.
 *
 * @param source the number of the box that refers
 * @param target the number of the box that is referred to; another one than the source
 * @param labelWidth the room that its label takes, in pixels
 */
public record Arc(int source, int target, double labelWidth) {

    public Arc {
        if (source == target) {
            throw new IllegalArgumentException("A line that leads back to its box is none to be routed.");
        }
    }
}
