/**
 * Queries of Hibernate as governed operations: JPQL, HQL, Criteria, specifications and native queries are compiled
 * without touching a database, carried out by {@code GovernedOperations}, and their rows assembled by Hibernate.
 */
@NullMarked
package org.metatables.hibernate.query;

import org.jspecify.annotations.NullMarked;
