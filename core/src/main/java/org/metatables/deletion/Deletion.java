package org.metatables.deletion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a deletion did.
 *
 * @param tables the tables whose rows are gone, the one that was named first
 * @param wasDoneBefore whether an earlier deletion did it, so that there was nothing left to do
 */
public record Deletion(List<DeletedTable> tables, boolean wasDoneBefore) {

    public Deletion {
        tables = List.copyOf(tables);
    }

    /** What became of each table, a sentence on a line of its own. */
    public String summary() {
        return tables.stream().map(DeletedTable::sentence).collect(Collectors.joining("\n"));
    }
}
