package org.metatables.definition;

import java.util.List;
import java.util.Optional;

/**
 * A unique constraint over one or more columns.
 *
 * @param name the constraint's name, where the author gave one
 * @param columns its columns, in order
 */
public record UniqueConstraint(Optional<String> name, List<String> columns) {

    public UniqueConstraint {
        columns = Columns.some("A unique constraint", columns);
    }
}
