package org.metatables.operation.internal.analysis;

import java.util.Optional;
import java.util.Set;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;

/**
 * A table that a statement touches, and which of its columns.
 *
 * @param name the table
 * @param access whether rows of it are changed or locked, or only read
 * @param wholeRows whether it is read as whole rows, as in {@code select a from account a}: then all columns are selected
 * @param selected the columns that are read, in any place; those of the system, such as {@code ctid}, are among them
 * @param inserted the columns that new rows get values for
 * @param updated the columns that are changed
 * @param through the view that reaches it; empty if the statement names it
 */
public record TouchedTable(
        PhysicalName name,
        Access access,
        boolean wholeRows,
        Set<String> selected,
        Set<String> inserted,
        Set<String> updated,
        Optional<PhysicalName> through) {

    public TouchedTable {
        selected = Set.copyOf(selected);
        inserted = Set.copyOf(inserted);
        updated = Set.copyOf(updated);
    }
}
