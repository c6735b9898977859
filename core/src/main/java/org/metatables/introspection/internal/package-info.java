/** How a physical table is written down. */
@NullMarked
package org.metatables.introspection.internal;

import org.jspecify.annotations.NullMarked;
