/** Drawing a schema graph: what is to be seen, as SVG and as Mermaid text. */
@NullMarked
package org.metatables.graph.internal.picture;

import org.jspecify.annotations.NullMarked;
