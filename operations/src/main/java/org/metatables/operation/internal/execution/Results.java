package org.metatables.operation.internal.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.metatables.operation.Page;
import org.metatables.operation.Row;

/** Makes the result of an operation out of what the server answers. */
final class Results {

    private final Operation operation;
    private final GovernedScope scope;
    private final long maxBytes;
    private final Watched watched;

    Results(PreparedOperation prepared, long maxBytes, Watched watched) {
        this.operation = prepared.operation();
        this.scope = prepared.scope();
        this.maxBytes = maxBytes;
        this.watched = watched;
    }

    /** The result of a statement that gives no rows back. */
    OperationResult written(long count) {
        return result(count, false, List.of(), false, OptionalInt.empty());
    }

    /** The result of a write that was made before. */
    OperationResult recorded(RecordedResult before) {
        return result(before.count(), before.returnsRows(), before.rows(), before.truncated(), OptionalInt.empty());
    }

    /**
     * The page of rows that the operation asks for.
     *
     * @throws org.metatables.operation.ResultTooLargeException if they take too many bytes
     * @throws org.metatables.operation.OperationTimeoutException if reading them takes too long
     */
    OperationResult read(ResultSet rows) throws SQLException {
        Limits limits = operation.limits();
        RowReader reader = RowReader.withinBytes(rows, maxBytes);
        List<Row> page = new ArrayList<>();
        boolean more = false;
        int passed = 0;
        while (passed < limits.offset() && rows.next()) {
            watched.requireTime();
            passed++;
        }
        while (passed == limits.offset() && !more && rows.next()) {
            watched.requireTime();
            if (page.size() == limits.maxRows()) {
                more = true;
            } else {
                page.add(reader.read());
            }
        }
        boolean continues = more && !operation.kind().writes();
        return result(
                page.size(),
                true,
                page,
                more,
                continues ? OptionalInt.of(limits.offset() + page.size()) : OptionalInt.empty());
    }

    private OperationResult result(
            long count, boolean returnsRows, List<Row> rows, boolean truncated, OptionalInt nextOffset) {
        Limits limits = operation.limits();
        return new OperationResult(
                operation.kind(),
                count,
                returnsRows,
                rows,
                truncated,
                limits.maxRows(),
                new Page(limits.maxRows(), limits.offset(), rows.size(), nextOffset),
                List.copyOf(scope.tables().keySet()),
                scope.dataSource());
    }
}
