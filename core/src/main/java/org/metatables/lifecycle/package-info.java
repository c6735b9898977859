/**
 * The life of governed tables: a {@link org.metatables.lifecycle.Migration} reserves their rows, lets somebody else migrate, and
 * makes the rows active whose tables are there as declared.
 *
 * <p>It is a saga: reserving and finalising are one transaction each, both idempotent, and whatever a crash leaves behind is
 * repaired by running the same command again.
 */
@NullMarked
package org.metatables.lifecycle;

import org.jspecify.annotations.NullMarked;
