package org.metatables.definition;

import java.util.Optional;
import org.metatables.Problem;

/**
 * A column as its author declared it.
 *
 * @param name the physical name
 * @param type the type
 * @param nullable whether the column takes null; a column of the primary key never does
 * @param unique whether the column alone is declared unique
 * @param value where a value comes from when an insert names none
 * @param comment the comment that the database keeps
 * @param description what the column holds, for readers of the contract
 * @param label a short name for headings
 * @param logicalName the name by which the business knows the column
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        boolean nullable,
        boolean unique,
        ColumnValue value,
        Optional<String> comment,
        Optional<String> description,
        Optional<String> label,
        Optional<String> logicalName) {

    public ColumnDefinition {
        if (name.isBlank()) {
            throw new InvalidDefinitionException(Problem.of("A column has no name."));
        }
    }

    /** A column that takes null and has nothing else to say. */
    public static ColumnDefinition of(String name, ColumnType type) {
        return new ColumnDefinition(
                name,
                type,
                true,
                false,
                new ColumnValue.Given(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ColumnDefinition notNull() {
        return new ColumnDefinition(name, type, false, unique, value, comment, description, label, logicalName);
    }

    /** The same column, declared unique by itself. */
    public ColumnDefinition asUnique() {
        return new ColumnDefinition(name, type, nullable, true, value, comment, description, label, logicalName);
    }

    public ColumnDefinition withValue(ColumnValue source) {
        return new ColumnDefinition(name, type, nullable, unique, source, comment, description, label, logicalName);
    }

    public ColumnDefinition withComment(String text) {
        return new ColumnDefinition(
                name, type, nullable, unique, value, Optional.of(text), description, label, logicalName);
    }

    /** The same column with what it means; an empty text means "not given". */
    public ColumnDefinition meaning(String newDescription, String newLabel, String newLogicalName) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                unique,
                value,
                comment,
                given(newDescription),
                given(newLabel),
                given(newLogicalName));
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
