package org.metatables.graph;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.definition.ForeignKey;

/**
 * A foreign key between two tables of a {@link SchemaGraph}.
 *
 * @param name the constraint's name; empty for a declared one whose author gave none
 * @param sourceUid the table that refers
 * @param targetUid the table that is referred to
 * @param sourceColumns the columns that refer, in key order
 * @param targetColumns the columns that are referred to, in the same order
 * @param onDelete what happens when the target row is deleted
 * @param origin whether the database has it
 */
public record GraphEdge(
        Optional<String> name,
        UUID sourceUid,
        UUID targetUid,
        List<String> sourceColumns,
        List<String> targetColumns,
        ForeignKey.Action onDelete,
        EdgeOrigin origin) {

    /** What the wire says of every edge. */
    public static final String RELATIONSHIP_TYPE = "meta_table_to_meta_table";

    public GraphEdge {
        sourceColumns = List.copyOf(sourceColumns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** Whether the table refers to itself. */
    public boolean isSelfReference() {
        return sourceUid.equals(targetUid);
    }
}
