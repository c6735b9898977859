/** Tables of four kinds of owners become known to one catalog, and the catalog draws them. */
@NullMarked
package org.metatables.examples.graph;

import org.jspecify.annotations.NullMarked;
