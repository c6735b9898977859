/**
 * Placing boxes and lines on a plane: who is referred to stands above who refers, and no line runs through a box.
 *
 * <p>The method is the layered one: break circles, give each box a rank, put a virtual cell wherever a line passes a rank or carries
 * its label, order the cells of each rank so that few lines cross, then place them. Everything is deterministic. Knows nothing of
 * tables.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical
 *     system structures</a>
 */
@NullMarked
package org.metatables.graph.internal.layout;

import org.jspecify.annotations.NullMarked;
