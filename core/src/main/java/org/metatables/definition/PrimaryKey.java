package org.metatables.definition;

import java.util.List;
import java.util.Optional;

/**
 * The primary key of a table.
 *
 * @param name the constraint's name, where the author gave one
 * @param columns its columns, in key order
 */
public record PrimaryKey(Optional<String> name, List<String> columns) {

    public PrimaryKey {
        columns = Columns.some("A primary key", columns);
    }
}
