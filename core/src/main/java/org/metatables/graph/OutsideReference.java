package org.metatables.graph;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;

/**
 * A foreign key between a table of a {@link SchemaGraph} and a table that nobody has registered. The walk ends there.
 *
 * @param name the constraint's name; empty for a declared one whose author gave none
 * @param uid the registered table
 * @param outside the table that is not registered
 * @param incoming whether that table refers to the registered one, rather than being referred to
 * @param columns the columns of the registered table, in key order
 * @param outsideColumns the columns of the other table, in the same order
 * @param onDelete what happens when the row is deleted that is referred to
 * @param origin whether the database has the foreign key
 */
public record OutsideReference(
        Optional<String> name,
        UUID uid,
        PhysicalName outside,
        boolean incoming,
        List<String> columns,
        List<String> outsideColumns,
        ForeignKey.Action onDelete,
        EdgeOrigin origin) {

    public OutsideReference {
        columns = List.copyOf(columns);
        outsideColumns = List.copyOf(outsideColumns);
    }
}
