/**
 * Tables as PostgreSQL itself states them: read back from {@code pg_catalog} in a constant number of queries.
 *
 * <p>Everything here is a description of what is, in the server's own words ({@code format_type}, {@code pg_get_expr},
 * {@code pg_get_indexdef}). What ought to be is in {@link org.metatables.definition}, and the comparison of both in
 * {@link org.metatables.drift}.
 */
@NullMarked
package org.metatables.physical;

import org.jspecify.annotations.NullMarked;
