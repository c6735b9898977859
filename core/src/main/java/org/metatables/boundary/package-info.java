/**
 * The boundary of governed operations: what holds when every other net has a hole.
 *
 * <p>Each MetaTable has a reader and a writer role, which its owner grants the rights on it. A scope has a role that is a member of
 * these, and an operation stands in that role while it runs. The login of the operations has no right of its own. Roles are made by
 * functions that belong to the role {@code metatables_boundary}, which nobody can log in as; an administrator installs them once with
 * {@link org.metatables.boundary.BoundaryInstaller}, in one of two set-ups: {@link org.metatables.boundary.Boundary}.
 */
@NullMarked
package org.metatables.boundary;

import org.jspecify.annotations.NullMarked;
