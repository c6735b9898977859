package org.metatables.operation.internal.execution;

import org.metatables.operation.Operation;

/**
 * An operation that passed the nets before the boundary.
 *
 * @param scope its scope, found usable
 * @param plan its statement, found allowed
 * @param key what the plan is remembered by
 */
record PreparedOperation(Operation operation, GovernedScope scope, Plan plan, Plan.Key key) {}
