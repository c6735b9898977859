package org.metatables.graph.internal.layout;

/**
 * How much room a box takes, in pixels.
 *
 * @param width of the box itself
 * @param height of the box itself
 * @param beside room that is kept free at its right side, for lines that lead back to it
 */
public record Extent(double width, double height, double beside) {}
