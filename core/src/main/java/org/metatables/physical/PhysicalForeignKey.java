package org.metatables.physical;

import java.util.List;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;

/**
 * A foreign key as it stands in the database.
 *
 * @param name the constraint's name
 * @param columns the columns that refer, in key order
 * @param target the table that is referred to
 * @param targetColumns its columns, in the same order
 * @param onDelete what happens when the target row is deleted
 * @param onUpdate what happens when the target key changes
 * @param deferrable whether the check can wait for the end of the transaction
 * @param initiallyDeferred whether it does so unless told otherwise
 * @param validated whether rows from before the constraint have been checked
 */
public record PhysicalForeignKey(
        String name,
        List<String> columns,
        PhysicalName target,
        List<String> targetColumns,
        ForeignKey.Action onDelete,
        ForeignKey.Action onUpdate,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean validated) {

    public PhysicalForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
