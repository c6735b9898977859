/** How PostgreSQL is asked for its own wording of what authors declared. Not for users. */
@NullMarked
package org.metatables.drift.internal;

import org.jspecify.annotations.NullMarked;
