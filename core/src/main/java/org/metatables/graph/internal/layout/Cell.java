package org.metatables.graph.internal.layout;

/**
 * A box, or a place where a line passes a layer.
 *
 * @param number its number among all cells; boxes come first, by their own numbers
 * @param layer the layer: even ones are for boxes, odd ones for labels
 * @param left how far it reaches to the left of its middle, in pixels
 * @param right how far it reaches to the right of its middle, with the room that is kept free there
 * @param height its height
 * @param isBox whether it is a box
 */
record Cell(int number, int layer, double left, double right, double height, boolean isBox) {}
