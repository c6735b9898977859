package org.metatables.operation.internal.audit;

import java.util.List;

/** What is written in one go. */
record Batch(List<PendingRow> rows, List<Completion> completions) {

    Batch {
        rows = List.copyOf(rows);
        completions = List.copyOf(completions);
    }

    boolean isEmpty() {
        return rows.isEmpty() && completions.isEmpty();
    }
}
