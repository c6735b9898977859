package org.metatables.catalog;

import java.util.Optional;

/**
 * Which part of an answer to give.
 *
 * <p>A page continues behind the last row of the one before it, not at a number: rows that come or go meanwhile neither repeat
 * nor hide another.
 *
 * @param size how many items at most, from 1 to {@link #MAX_SIZE}
 * @param cursor {@link Page#next()} of the page before; empty for the first page
 */
public record PageRequest(int size, Optional<String> cursor) {

    /** The most items that a page can have. */
    public static final int MAX_SIZE = 1_000;

    /** @throws IllegalArgumentException if the size is out of bounds */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("A page has from 1 to " + MAX_SIZE + " items, not " + size + ".");
        }
    }

    /** The first page. */
    public static PageRequest first(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** The page behind the one that gave the cursor, of the same size. */
    public PageRequest after(String next) {
        return new PageRequest(size, Optional.of(next));
    }
}
