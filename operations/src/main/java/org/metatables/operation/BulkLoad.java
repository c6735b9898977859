package org.metatables.operation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.metatables.Problem;

/**
 * Many rows for one MetaTable at once. Rows are values and never text; all of them are written, or none.
 *
 * <pre>{@code
 * long rows = operations.load(
 *         BulkLoad.into(accountUid, "code", "name"), Stream.of(List.of("ACME", "Acme"), List.of("BOLT", "Bolt")));
 * }</pre>
 *
 * @param table the MetaTable
 * @param columns its columns that the values of a row are for, in their order; the others take their defaults
 * @param overridesIdentity whether values are written into columns that are {@code GENERATED ALWAYS AS IDENTITY}, too
 * @param maxRows the most rows, at least 1
 * @param deadline how long it may take altogether, at least a millisecond
 * @param progress is told how many rows were sent, every 10,000 rows; it must not throw
 */
public record BulkLoad(
        UUID table,
        List<String> columns,
        boolean overridesIdentity,
        long maxRows,
        Duration deadline,
        Optional<LongConsumer> progress) {

    private static final long MOST_ROWS = 100_000_000;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /**
     * @throws InvalidOperationException if there is no column, one is named twice, or a limit is out of its range
     */
    public BulkLoad {
        columns = List.copyOf(columns);
        require(!columns.isEmpty(), "it names no column.");
        require(new HashSet<>(columns).size() == columns.size(), "it names a column twice.");
        require(maxRows >= 1, "its most rows are below 1.");
        require(
                deadline.compareTo(Duration.ofMillis(1)) >= 0 && deadline.compareTo(LONGEST) <= 0,
                "its deadline is below a millisecond or beyond 24 days.");
    }

    /** At most a hundred million rows for these columns, within ten minutes. */
    public static BulkLoad into(UUID table, String... columns) {
        return new BulkLoad(table, List.of(columns), false, MOST_ROWS, LONG, Optional.empty());
    }

    /**
     * Values are written into columns that are {@code GENERATED ALWAYS AS IDENTITY}, too, as {@code OVERRIDING SYSTEM VALUE} does for an
     * insert. Their sequences do not learn of it.
     */
    public BulkLoad overridingSystemValue() {
        return new BulkLoad(table, columns, true, maxRows, deadline, progress);
    }

    /** At most so many rows. */
    public BulkLoad withMaxRows(long rows) {
        return new BulkLoad(table, columns, overridesIdentity, rows, deadline, progress);
    }

    /** Within this time, from the call to the commit. */
    public BulkLoad withDeadline(Duration time) {
        return new BulkLoad(table, columns, overridesIdentity, maxRows, time, progress);
    }

    /** Tells how many rows were sent, every 10,000 rows. */
    public BulkLoad withProgress(LongConsumer listener) {
        return new BulkLoad(table, columns, overridesIdentity, maxRows, deadline, Optional.of(listener));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidOperationException(Problem.of("The bulk load contradicts itself: " + otherwise));
        }
    }
}
