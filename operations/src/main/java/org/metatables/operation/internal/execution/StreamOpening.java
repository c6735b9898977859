package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.Row;
import org.metatables.operation.internal.audit.AuditEntry;

/** Opens streams of the rows of reads. This class is thread-safe. */
final class StreamOpening {

    private final Launch launch;
    private final long maxRowBytes;
    private final RowStreams streams = new RowStreams();

    /** @param maxRowBytes the most bytes that a row may take */
    StreamOpening(Launch launch, long maxRowBytes) {
        this.launch = launch;
        this.maxRowBytes = maxRowBytes;
    }

    /** @throws InvalidOperationException if the operation has no rows to stream */
    static void requireStreamable(Operation operation) {
        if (operation.kind().writes() || operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A stream is a select from its first row on.")
                    .remedy("Execute a write, or a page from the middle, as a whole."));
        }
    }

    /** The rows of a read. */
    Stream<Row> open(PreparedOperation prepared, Watched watched, AuditEntry entry) {
        return streams.of(open(prepared, watched, entry, true), prepared.scope().tableNames());
    }

    private RowCursor open(PreparedOperation prepared, Watched watched, AuditEntry entry, boolean isFirst) {
        Dispatch dispatch = launch.dispatch(prepared, watched, entry);
        if (isFirst) {
            entry.execute();
        }
        try {
            PooledWork.Lease lease =
                    launch.work().lease(watched, prepared.scope().runsCode());
            boolean opened = false;
            try {
                RowCursor cursor = RowCursor.open(dispatch, watched, lease, maxRowBytes, entry);
                entry.opened();
                opened = true;
                return cursor;
            } finally {
                if (!opened) {
                    lease.giveBack(false);
                }
            }
        } catch (SQLException failed) {
            if (isFirst && launch.isRoleRenewed(prepared, failed)) {
                return open(prepared, watched, entry, false);
            }
            throw launch.failure(prepared, failed, watched, entry, false);
        }
    }
}
