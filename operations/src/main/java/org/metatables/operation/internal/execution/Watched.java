package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.OperationTimeoutException;
import org.postgresql.jdbc.PgConnection;

/**
 * One operation under the eyes of the {@link Watchdog}: all that it does counts against its deadline, waiting for a
 * connection, analysing and reading rows included. What it waits for is interrupted at the deadline, what the server
 * does is cancelled, and where the server does not answer either, the socket is closed.
 */
final class Watched implements AutoCloseable {

    /** How long the server may take to act on cancellations. */
    private static final long GRACE = Duration.ofMillis(40).toNanos();

    /** How long it may take to send them. */
    private static final long LONG_GRACE = Duration.ofMillis(80).toNanos();

    private static final long BETWEEN_CANCELLATIONS = Duration.ofMillis(8).toNanos();

    private final Watchdog dog;
    private final Duration allowed;
    private final long deadline;
    private @Nullable Thread waiting;
    private @Nullable PgConnection working;
    private volatile boolean expired;
    private boolean aborted;

    Watched(Watchdog dog, Duration allowed, long now) {
        this.dog = dog;
        this.allowed = allowed;
        this.deadline = now + allowed.toNanos();
    }

    /**
     * A connection of the pool; {@link #giveBack} tells whether it may be given back.
     *
     * @throws OperationTimeoutException if the deadline passes before there is one
     * @throws DatabaseUnavailableException if none is to be had
     */
    Connection borrow(ConnectionPool pool) throws SQLException {
        requireTime();
        await(Thread.currentThread());
        Connection connection;
        try {
            connection = pool.borrow();
        } catch (DatabaseUnavailableException none) {
            awaitNothing();
            requireTime();
            throw none;
        }
        awaitNothing();
        work(connection.unwrap(PgConnection.class));
        return connection;
    }

    /** Whether the connection is free of what the watchdog did; a cancellation may still be on its way. */
    synchronized boolean giveBack() {
        working = null;
        return !expired;
    }

    /** Whether the deadline has passed. */
    boolean isExpired() {
        return expired;
    }

    /**
     * @throws OperationTimeoutException if the deadline has passed
     */
    void requireTime() {
        if (expired) {
            throw tooLate(false);
        }
    }

    /**
     * Says that the deadline has passed.
     *
     * @param outcomeUnknown whether a commit was sent and its answer did not arrive
     */
    OperationTimeoutException tooLate(boolean outcomeUnknown) {
        return new OperationTimeoutException(
                Problem.of("The operation took longer than its deadline of " + allowed.toMillis() + " ms.")
                        .remedy(
                                outcomeUnknown
                                        ? "It is not known whether the write was committed: look before you repeat it."
                                        : "Nothing was written. Allow it more time, or let it do less."));
    }

    /** Called again and again by the watchdog. */
    synchronized void look(long now, Executor cancellations) {
        if (now - deadline < 0) {
            return;
        }
        boolean first = !expired;
        expired = true;
        PgConnection connection = working;
        if (first && waiting != null) {
            waiting.interrupt();
        } else if (first && connection != null) {
            cancellations.execute(() -> end(connection));
        } else if (connection != null && !aborted && now - deadline > LONG_GRACE) {
            aborted = true;
            cancellations.execute(() -> leave(connection));
        }
    }

    /** Cancels again and again: a cancellation between two statements ends neither. */
    private void end(PgConnection connection) {
        while (isWorking(connection) && System.nanoTime() - deadline < GRACE) {
            cancel(connection);
            LockSupport.parkNanos(this, BETWEEN_CANCELLATIONS);
        }
        if (isWorking(connection)) {
            leave(connection);
        }
    }

    /** Closes the socket, and cancels what the server may have begun before it noticed. */
    private void leave(PgConnection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // Then there is no socket left to close.
        }
        LockSupport.parkNanos(this, BETWEEN_CANCELLATIONS);
        cancel(connection);
    }

    /** The executor and not the connection, which does not cancel once its socket is closed. */
    private static void cancel(PgConnection connection) {
        try {
            connection.getQueryExecutor().sendQueryCancel();
        } catch (SQLException unreachable) {
            // A server that takes no cancellation is left by closing the socket.
        }
    }

    private synchronized boolean isWorking(PgConnection connection) {
        return working == connection;
    }

    private synchronized void await(Thread thread) {
        waiting = thread;
    }

    /** Takes back the interruption that the watchdog made. */
    private synchronized void awaitNothing() {
        waiting = null;
        if (expired) {
            Thread.interrupted();
        }
    }

    private synchronized void work(PgConnection connection) {
        working = connection;
    }

    /** The operation is over. */
    @Override
    public void close() {
        dog.forget(this);
    }
}
