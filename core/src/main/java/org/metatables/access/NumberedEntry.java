package org.metatables.access;

import java.util.List;
import java.util.Optional;
import org.metatables.catalog.InvalidCursorException;
import org.metatables.catalog.Page;

/** An entry with its number, by which pages of entries go on: who changes what is granted takes a lock, so numbers appear in their order. */
record NumberedEntry(long number, AccessEntry entry) {

    /**
     * The number behind which a page begins.
     *
     * @throws InvalidCursorException if the text is not the cursor of a page of entries
     */
    static long ofCursor(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException malformed) {
            throw new InvalidCursorException();
        }
    }

    /** The page of what was found, where one entry more than fits on the page was asked for. */
    static Page<AccessEntry> page(List<NumberedEntry> found, int size) {
        List<AccessEntry> entries =
                found.stream().limit(size).map(NumberedEntry::entry).toList();
        return new Page<>(
                entries,
                found.size() > size
                        ? Optional.of(Long.toString(found.get(size - 1).number()))
                        : Optional.empty());
    }
}
