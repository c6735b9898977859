package org.metatables.physical;

import java.util.List;

/**
 * A primary key or a unique constraint as it stands in the database.
 *
 * @param name the constraint's name
 * @param columns its columns, in key order
 * @param deferrable whether its check can wait for the end of the transaction
 */
public record PhysicalKey(String name, List<String> columns, boolean deferrable) {

    public PhysicalKey {
        columns = List.copyOf(columns);
    }
}
