/** Governed queries, held against what Hibernate itself gives for the same query. */
@NullMarked
package org.metatables.hibernate.query;

import org.jspecify.annotations.NullMarked;
