package org.metatables.definition;

import java.util.List;
import java.util.Optional;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/**
 * A foreign key.
 *
 * @param name the constraint's name, where the author gave one
 * @param columns the columns that refer, in order
 * @param target the table that is referred to
 * @param targetColumns its columns, in the same order
 * @param onDelete what happens when the target row is deleted
 * @param onUpdate what happens when the target key changes
 * @param deferrable whether the check can wait for the end of the transaction
 * @param initiallyDeferred whether it does so unless told otherwise; implies {@code deferrable}
 */
public record ForeignKey(
        Optional<String> name,
        List<String> columns,
        PhysicalName target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        boolean deferrable,
        boolean initiallyDeferred) {

    public ForeignKey {
        columns = Columns.some("A foreign key", columns);
        targetColumns = Columns.some("A foreign key's target", targetColumns);
        if (columns.size() != targetColumns.size()) {
            throw new InvalidDefinitionException(Problem.of("A foreign key refers from " + columns.size()
                    + " columns to " + targetColumns.size() + " columns of " + target + "."));
        }
        if (initiallyDeferred && !deferrable) {
            throw new InvalidDefinitionException(
                    Problem.of("A foreign key to " + target + " is initially deferred but not deferrable."));
        }
    }

    /** A foreign key without actions, checked at once. */
    public static ForeignKey of(List<String> columns, PhysicalName target, List<String> targetColumns) {
        return new ForeignKey(
                Optional.empty(), columns, target, targetColumns, Action.NO_ACTION, Action.NO_ACTION, false, false);
    }

    /** What a foreign key does when its target changes. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** The action as SQL writes it, such as {@code SET NULL}. */
        public String sql() {
            return name().replace('_', ' ');
        }
    }
}
