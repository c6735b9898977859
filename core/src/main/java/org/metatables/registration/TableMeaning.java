package org.metatables.registration;

import java.util.List;
import java.util.Optional;
import org.metatables.definition.TableDefinition;

/**
 * What the catalog is told about a table besides its shape.
 *
 * @param identifier the logical name, unique in its namespace
 * @param namespace the namespace of the logical name; a table that is registered without one gets its schema's name
 * @param description what the table holds
 * @param labels words to find and group tables by
 * @param protectFromDeletion whether the catalog refuses to delete the table
 */
public record TableMeaning(
        Optional<String> identifier,
        Optional<String> namespace,
        Optional<String> description,
        List<String> labels,
        boolean protectFromDeletion) {

    /** A blank identifier, namespace or description counts as none. */
    public TableMeaning {
        identifier = given(identifier);
        namespace = given(namespace);
        description = given(description);
        labels = List.copyOf(labels);
    }

    /** Nothing is told. */
    public static TableMeaning none() {
        return new TableMeaning(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** What the author of a definition told. */
    public static TableMeaning of(TableDefinition table) {
        return new TableMeaning(
                table.identifier(),
                Optional.of(table.namespace()),
                table.description(),
                table.labels(),
                table.protectFromDeletion());
    }

    private static Optional<String> given(Optional<String> text) {
        return text.filter(words -> !words.isBlank());
    }
}
