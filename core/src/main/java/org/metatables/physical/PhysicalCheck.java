package org.metatables.physical;

import java.util.List;

/**
 * A check constraint as it stands in the database.
 *
 * @param name the constraint's name
 * @param columns the columns that its condition reads
 * @param expression the condition, as PostgreSQL states it
 * @param validated whether rows from before the constraint have been checked
 */
public record PhysicalCheck(String name, List<String> columns, String expression, boolean validated) {

    public PhysicalCheck {
        columns = List.copyOf(columns);
    }
}
