package org.metatables.operation;

import java.util.OptionalInt;

/**
 * Which part of all rows a result holds.
 *
 * @param limit how many rows were asked for
 * @param offset how many rows were passed over
 * @param returnedCount how many rows are there
 * @param nextOffset where the rest begins; empty if there is none, and for a write, which has no pages
 * @see <a href="https://www.postgresql.org/docs/current/queries-limit.html">PostgreSQL: pages need a total order</a>
 */
public record Page(int limit, int offset, int returnedCount, OptionalInt nextOffset) {

    /** Whether more rows follow. */
    public boolean hasMore() {
        return nextOffset.isPresent();
    }
}
