package org.metatables.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.metatables.Problem;

/**
 * A text that looks into a MetaTable, as somebody types it: {@code SELECT}, {@code WITH}, {@code TABLE}, {@code VALUES}, or
 * {@code EXPLAIN} of one of these. It has no parameters, only reads, and is held to its scope like any operation.
 *
 * <p>{@code EXPLAIN} takes {@code ANALYZE}, {@code VERBOSE}, {@code COSTS}, {@code BUFFERS}, {@code TIMING}, {@code SUMMARY} and
 * {@code FORMAT}. What it explains is analysed like a query of its own. Of a table whose plan would tell of more than the table it is
 * refused: of a view, of a table with row-level security, of one with partitions or children, and where an administrator's function
 * is called.
 *
 * @param table the MetaTable that it is addressed to, and that it may read
 * @param timeIndexed whether it is addressed to the table as a time-indexed one: the answer then names it so
 * @param sql the text, without blanks at its ends
 * @param furtherTables other MetaTables that it may read
 * @param limits how much it may take
 * @see GovernedOperations#runQuery(RawQuery)
 */
public record RawQuery(UUID table, boolean timeIndexed, String sql, List<UUID> furtherTables, Limits limits) {

    /** @throws InvalidOperationException if the text is blank, or the limits have an offset */
    public RawQuery {
        sql = sql.strip();
        furtherTables = List.copyOf(furtherTables);
        if (sql.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of("The text of the query is blank.").withUid(table).remedy("Write a select."));
        }
        if (limits.offset() > 0) {
            throw new InvalidOperationException(Problem.of("A raw query has no pages, but its limits have an offset.")
                    .withUid(table)
                    .remedy("Leave the offset out, and write it into the text."));
        }
    }

    /** A query that reads one MetaTable, within the usual limits. */
    public static RawQuery of(UUID table, String sql) {
        return new RawQuery(table, false, sql, List.of(), Limits.DEFAULT);
    }

    /** A query that reads one time-indexed MetaTable, within the usual limits. */
    public static RawQuery ofTimeIndexed(UUID table, String sql) {
        return new RawQuery(table, true, sql, List.of(), Limits.DEFAULT);
    }

    /** The same query, which may also read this MetaTable. */
    public RawQuery reading(UUID further) {
        List<UUID> more = new ArrayList<>(furtherTables);
        more.add(further);
        return new RawQuery(table, timeIndexed, sql, more, limits);
    }

    /** The same query with other limits. */
    public RawQuery withLimits(Limits others) {
        return new RawQuery(table, timeIndexed, sql, furtherTables, others);
    }
}
