/**
 * The audit: one row for each governed operation, what became of it, and who asks for it. Rows are written by
 * {@link org.metatables.operation.GovernedOperations}; {@link org.metatables.audit.AuditTrail} reads them.
 */
@NullMarked
package org.metatables.audit;

import org.jspecify.annotations.NullMarked;
