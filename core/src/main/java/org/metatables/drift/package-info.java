/**
 * Comparison of what authors declared with what stands in the database.
 *
 * <p>{@link org.metatables.drift.Comparison} gives one {@link org.metatables.drift.Verdict} per table: the same,
 * different, or cannot tell; each difference is a {@link org.metatables.drift.Finding} with a stable id, both sides in
 * PostgreSQL's own words, and the Liquibase change that removes it. Tables are compared by shape: never by the position
 * of a column, and never by the name of a constraint or an index.
 */
@NullMarked
package org.metatables.drift;

import org.jspecify.annotations.NullMarked;
