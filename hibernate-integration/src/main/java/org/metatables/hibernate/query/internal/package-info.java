/**
 * Not for users: the JDBC connection that Hibernate is given instead of a real one, and the making of operations from
 * the statements that it is asked for.
 */
@NullMarked
package org.metatables.hibernate.query.internal;

import org.jspecify.annotations.NullMarked;
