package org.metatables.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a longer answer.
 *
 * @param items what is on the page, in order
 * @param next where the next page begins, for {@link PageRequest#after}; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page of what was found, where one item more than fits on the page was asked for. */
    static <T> Page<T> of(List<T> found, int size, Function<T, String> cursor) {
        return found.size() <= size
                ? new Page<>(found, Optional.empty())
                : new Page<>(found.subList(0, size), Optional.of(cursor.apply(found.get(size - 1))));
    }
}
