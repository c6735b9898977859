package org.metatables.operation.internal.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rows that are not written yet, in their order. There are never more than {@value #MOST}, counting those that are being written
 * and the places of operations that are under way: what a crash can lose. This class is thread-safe.
 */
final class AuditQueue {

    /** The most rows that are not written yet. */
    static final int MOST = 1_000;

    /** How long a row waits for others; leaves as much again for writing it. */
    static final Duration LINGER = Duration.ofMillis(100);

    /** So many rows wait for no more: the others come while these are written. */
    private static final int ENOUGH = MOST / 2;

    private final Semaphore places = new Semaphore(MOST);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private List<PendingRow> rows = new ArrayList<>();
    private List<PendingRow> completions = new ArrayList<>();
    private long firstNanos;
    private boolean urgent;
    private boolean closed;
    private boolean ended;

    /** Takes a place for a row, waiting for one at most so long, and says whether there was one. */
    boolean reserve(Duration patience) {
        try {
            return places.tryAcquire() || places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a place back for which there is no row. */
    void release() {
        places.release();
    }

    /** Adds a row that has a place; gives it up where nobody writes any longer. */
    void add(PendingRow row) {
        lock.lock();
        try {
            if (ended) {
                row.giveUp("The operations were closed before it was written.");
                return;
            }
            rows.add(row);
            urgent |= row.isAwaited();
            added(rows.size());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds what was not known to a row that is there. A count that nobody waits for is left out where too many wait: no row is lost with
     * it.
     */
    void complete(PendingRow row) {
        lock.lock();
        try {
            if (ended && row.isAwaited()) {
                row.giveUp("The operations were closed before it was completed.");
            } else if (row.isAwaited() || completions.size() < MOST) {
                completions.add(row);
                urgent |= row.isAwaited();
                added(completions.size());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the writer only for what changes how long it waits. */
    private void added(int size) {
        if (rows.size() + completions.size() == 1) {
            firstNanos = System.nanoTime();
            work.signal();
        } else if (urgent || size == ENOUGH) {
            work.signal();
        }
    }

    /** Waits until there is something to write, at most so long; empty if there is nothing then, or never will be. */
    Batch take(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                boolean any = !rows.isEmpty() || !completions.isEmpty();
                long now = System.nanoTime();
                long wait = any ? firstNanos + LINGER.toNanos() - now : end - now;
                if (wait <= 0 || closed || any && (urgent || hasEnough())) {
                    return drain();
                }
                work.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnough() {
        return rows.size() >= ENOUGH || completions.size() >= ENOUGH;
    }

    private Batch drain() {
        Batch batch = new Batch(rows, completions);
        rows = new ArrayList<>();
        completions = new ArrayList<>();
        urgent = false;
        return batch;
    }

    /** The batch is committed: its places are free. */
    void written(Batch batch) {
        places.release(batch.rows().size());
        batch.rows().forEach(PendingRow::written);
        batch.completions().forEach(PendingRow::written);
    }

    /** From now on nothing waits for more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What was added since; nothing is taken after it. */
    Batch end() {
        lock.lock();
        try {
            ended = true;
            return drain();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
