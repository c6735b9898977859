package org.metatables.lifecycle;

import java.util.List;

/** The logical identifier of a table to be reserved belongs to another table of the namespace. */
public final class DuplicateIdentifierException extends ReservationRefusedException {

    private static final long serialVersionUID = 1L;

    DuplicateIdentifierException(List<Conflict> conflicts) {
        super(
                conflicts,
                "Give one of the tables another identifier with @MetaTable(identifier). Where the table is renamed, let its"
                        + " row and its uid follow before the migration: update metatables.meta_table set"
                        + " physical_table_name = '<new name>' where uid = '<uid>'. Where the other table is gone for"
                        + " good, delete its row from metatables.meta_table by its uid.");
    }
}
