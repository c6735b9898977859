package org.metatables.operation.internal.audit;

import java.util.List;

/**
 * What is written in one go.
 *
 * @param rows rows that are not there yet
 * @param completions rows that are there, with what was not known when they were written
 */
record Batch(List<PendingRow> rows, List<PendingRow> completions) {

    Batch {
        rows = List.copyOf(rows);
        completions = List.copyOf(completions);
    }

    boolean isEmpty() {
        return rows.isEmpty() && completions.isEmpty();
    }
}
