/**
 * The project's prefix for tables and sequences, and names by the rules for constraints and indexes whose author gave
 * none.
 *
 * <p>Hibernate finds {@link org.metatables.hibernate.naming.NamingInitializer} by itself: an application sets {@code
 * metatables.project} and writes no code. The types of the database, such as named enums, keep the names that Hibernate
 * gives them, since its dialect and not its naming strategy names those.
 */
@NullMarked
package org.metatables.hibernate.naming;

import org.jspecify.annotations.NullMarked;
