/** Running a statement that was allowed: binding, limits, rows, and errors that tell no values. */
@NullMarked
package org.metatables.operation.internal.execution;

import org.jspecify.annotations.NullMarked;
