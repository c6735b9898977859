package org.metatables.hibernate.extract;

import java.util.List;

/**
 * A simple table as its entity declares it.
 *
 * @param table its definition, with the id
 * @param fields its attributes without the id, in the order of their declaration
 */
public record SimpleTableDeclaration(ExtractedTable table, List<SimpleField> fields) {

    public SimpleTableDeclaration {
        fields = List.copyOf(fields);
    }

    /** The entity. */
    public Class<?> type() {
        return table.entityType().orElseThrow();
    }
}
