/** PostgreSQL's own parse tree of a statement, and the verdict that is drawn from it. */
@NullMarked
package org.metatables.operation.internal.analysis;

import org.jspecify.annotations.NullMarked;
