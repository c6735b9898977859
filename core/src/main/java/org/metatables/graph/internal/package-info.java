/** How the schema graph is asked for, searched for circles and written. */
@NullMarked
package org.metatables.graph.internal;

import org.jspecify.annotations.NullMarked;
