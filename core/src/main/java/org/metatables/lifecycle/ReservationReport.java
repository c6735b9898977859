package org.metatables.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What reserving did.
 *
 * @param runUid the run
 * @param root the row of the change-log table
 * @param tables the rows of the provider's tables, ordered by name
 */
public record ReservationReport(UUID runUid, Reservation root, List<Reservation> tables) {

    public ReservationReport {
        tables = List.copyOf(tables);
    }

    /** How many tables the action was done to; the change-log table does not count. */
    public long count(ReservationAction action) {
        return tables.stream().filter(table -> table.action() == action).count();
    }

    /** The whole as words for a log: {@code 3 tables: 1 created, 2 unchanged}. */
    public String summary() {
        String actions = Arrays.stream(ReservationAction.values())
                .filter(action -> count(action) > 0)
                .map(action -> count(action) + " " + action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String tablesInWords = tables.size() == 1 ? "1 table" : tables.size() + " tables";
        return actions.isEmpty() ? tablesInWords : tablesInWords + ": " + actions;
    }
}
