/**
 * Looking at physical tables and keeping what was seen on their rows of the catalog, for people who ask why.
 *
 * <p>A snapshot is diagnostic only: nothing decides by it. What decides is {@link org.metatables.verification}.
 */
@NullMarked
package org.metatables.introspection;

import org.jspecify.annotations.NullMarked;
