/** Writes the audit: with a write, before an error returns, or in the background. */
@NullMarked
package org.metatables.operation.internal.audit;

import org.jspecify.annotations.NullMarked;
