package org.metatables.operation;

import java.time.Duration;
import java.util.Optional;
import org.metatables.Problem;

/**
 * How much an operation may take.
 *
 * @param maxRows the most rows that are given back, at least 1
 * @param offset how many rows are passed over first, at least 0
 * @param statementTimeoutMillis after how many milliseconds the server gives up on a statement, at least 1
 * @param deadline how long the operation may take altogether, waiting for a connection and reading rows included, at
 *     least a millisecond; empty for the time-out of the statement and that of the pool. It is no part of the wire form
 */
public record Limits(int maxRows, int offset, int statementTimeoutMillis, Optional<Duration> deadline) {

    /** 1,000 rows from the first one on, within 15 seconds. */
    public static final Limits DEFAULT = new Limits(1_000, 0, 15_000);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /**
     * @throws InvalidOperationException if a limit is out of its range
     */
    public Limits {
        require(maxRows >= 1, "max_rows is below 1.");
        require(offset >= 0, "offset is below 0.");
        require(statementTimeoutMillis >= 1, "statement_timeout_ms is below 1.");
        require(
                (long) offset + maxRows < Integer.MAX_VALUE,
                "offset and max_rows together are beyond " + (Integer.MAX_VALUE - 1) + ".");
        require(
                deadline.filter(time -> time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)
                        .isEmpty(),
                "the deadline is below a millisecond or beyond 24 days.");
    }

    /** Limits without a deadline of their own. */
    public Limits(int maxRows, int offset, int statementTimeoutMillis) {
        this(maxRows, offset, statementTimeoutMillis, Optional.empty());
    }

    public Limits withMaxRows(int rows) {
        return new Limits(rows, offset, statementTimeoutMillis, deadline);
    }

    public Limits withOffset(int rows) {
        return new Limits(maxRows, rows, statementTimeoutMillis, deadline);
    }

    public Limits withStatementTimeoutMillis(int millis) {
        return new Limits(maxRows, offset, millis, deadline);
    }

    public Limits withDeadline(Duration time) {
        return new Limits(maxRows, offset, statementTimeoutMillis, Optional.of(time));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidOperationException(Problem.of("A limit of the operation is out of range: " + otherwise));
        }
    }
}
