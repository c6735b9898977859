package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.metatables.Problem;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.Row;
import org.metatables.operation.internal.audit.AuditEntry;
import org.postgresql.jdbc.PgConnection;

/**
 * The rows of a read, fetched as they are asked for: however many there are, only those of one trip are in memory. Its
 * connection goes back when the last row was read, at an error, and when it is closed. It is read by one thread; another
 * one may close it, which ends what the reader waits for.
 */
final class RowCursor implements AutoCloseable {

    private static final int FIRST_FETCH = 16;
    private static final int LARGEST_FETCH = 1_000;
    private static final long BYTES_PER_FETCH = 4L << 20;

    private final Dispatch dispatch;
    private final Watched watched;
    private final PooledWork.Lease lease;
    private final Dispatch.Departure departure;
    private final ResultSet rows;
    private final RowReader reader;
    private final AuditEntry entry;
    private final ReentrantLock turn = new ReentrantLock();
    private long given;
    private volatile boolean open = true;
    private volatile boolean closedEarly;

    private RowCursor(
            Dispatch dispatch,
            Watched watched,
            PooledWork.Lease lease,
            Dispatch.Departure departure,
            ResultSet rows,
            RowReader reader,
            AuditEntry entry) {
        this.dispatch = dispatch;
        this.watched = watched;
        this.lease = lease;
        this.departure = departure;
        this.rows = rows;
        this.reader = reader;
        this.entry = entry;
    }

    /**
     * Sends the statement.
     *
     * @param lease a connection, which is given back with the cursor
     * @param maxRowBytes the most bytes that a row may take
     * @param entry is told how many rows were given when it ends
     */
    static RowCursor open(
            Dispatch dispatch, Watched watched, PooledWork.Lease lease, long maxRowBytes, AuditEntry entry)
            throws SQLException {
        Connection connection = lease.connection();
        connection.setAutoCommit(false);
        Dispatch.Departure departure = dispatch.prepare(connection, Optional.empty());
        departure.statement().setFetchSize(FIRST_FETCH);
        departure.execute();
        ResultSet rows = departure.statement().getResultSet();
        return new RowCursor(
                dispatch, watched, lease, departure, rows, RowReader.withinBytesPerRow(rows, maxRowBytes), entry);
    }

    /**
     * The next row; empty after the last one.
     *
     * @throws OperationFailedException if it was closed before that
     */
    Optional<Row> next() {
        turn.lock();
        try {
            if (closedEarly) {
                throw closed();
            }
            return open ? read() : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private Optional<Row> read() {
        try {
            watched.requireTime();
            if (!rows.next()) {
                end();
                return Optional.empty();
            }
            Row row = reader.read();
            rows.setFetchSize((int) Math.max(1, Math.min(LARGEST_FETCH, BYTES_PER_FETCH / reader.largestRow())));
            given++;
            return Optional.of(row);
        } catch (SQLException failed) {
            if (closedEarly) {
                abandon();
                throw closed();
            }
            throw brokenOff(failed);
        } catch (RuntimeException | Error failed) {
            brokeOff(failed);
            throw failed;
        }
    }

    private static OperationFailedException closed() {
        return new OperationFailedException(Problem.of("The stream was closed before its last row was read.")
                .remedy("Close it when nobody reads it any more."));
    }

    private OperationException brokenOff(SQLException failed) {
        entry.broke(failed, false);
        OperationException error = dispatch.prepared().error(failed, watched, false);
        brokeOff(error);
        return error;
    }

    /** The connection first: the row of the audit may take a while. */
    private void brokeOff(Throwable failure) {
        giveUp();
        entry.brokeOff(failure, given);
    }

    private void end() throws SQLException {
        rows.close();
        departure.close();
        lease.connection().commit();
        dispatch.arrived(lease.connection());
        open = false;
        try (watched) {
            lease.giveBack(true);
        }
        entry.ended(given);
    }

    /** Whether it holds a connection. */
    boolean isOpen() {
        return open;
    }

    /** Gives up a read that nobody reads any more. */
    void abandon() {
        if (open) {
            giveUp();
            entry.ended(given);
        }
    }

    /** Gives the connection up, in whatever state it is. */
    private void giveUp() {
        if (open) {
            open = false;
            try (watched) {
                lease.giveBack(false);
            } catch (SQLException broken) {
                // The connection is thrown away: nothing is left to be told.
            }
        }
    }

    /** Ends the read, also in the middle of it. */
    @Override
    public void close() {
        if (turn.tryLock()) {
            try {
                endEarly();
            } finally {
                turn.unlock();
            }
        } else {
            interruptReader();
        }
    }

    private void endEarly() {
        if (open) {
            closedEarly = true;
            try {
                end();
            } catch (SQLException failed) {
                throw brokenOff(failed);
            }
        }
    }

    /** The cancellation may arrive late, which is why the connection is not given back. */
    private void interruptReader() {
        closedEarly = true;
        try {
            lease.connection().unwrap(PgConnection.class).cancelQuery();
        } catch (SQLException unreachable) {
            // Then the reader waits until its time is over, and so does whoever closes.
        }
        turn.lock();
        try {
            abandon();
        } finally {
            turn.unlock();
        }
    }
}
