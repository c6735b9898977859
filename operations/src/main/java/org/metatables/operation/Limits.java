package org.metatables.operation;

import org.metatables.Problem;

/**
 * How much an operation may take.
 *
 * @param maxRows the most rows that are given back, at least 1
 * @param offset how many rows are passed over first, at least 0
 * @param statementTimeoutMillis after how many milliseconds the server gives up, at least 1
 */
public record Limits(int maxRows, int offset, int statementTimeoutMillis) {

    /** 1,000 rows from the first one on, within 15 seconds. */
    public static final Limits DEFAULT = new Limits(1_000, 0, 15_000);

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
    }

    public Limits withMaxRows(int rows) {
        return new Limits(rows, offset, statementTimeoutMillis);
    }

    public Limits withOffset(int rows) {
        return new Limits(maxRows, rows, statementTimeoutMillis);
    }

    public Limits withStatementTimeoutMillis(int millis) {
        return new Limits(maxRows, offset, millis);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidOperationException(Problem.of("A limit of the operation is out of range: " + otherwise));
        }
    }
}
