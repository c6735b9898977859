/**
 * Governed operations: what an operation declares, and what it gives back.
 *
 * <p>{@link org.metatables.operation.Operation} is the request {@code compiled-sql.v1},
 * {@link org.metatables.operation.GovernedOperations} holds a caller to it.
 */
@NullMarked
package org.metatables.operation;

import org.jspecify.annotations.NullMarked;
