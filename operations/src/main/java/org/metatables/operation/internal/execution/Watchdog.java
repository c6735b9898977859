package org.metatables.operation.internal.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends operations at their deadlines. One thread looks at all that run every few milliseconds: a timer for each would
 * wake a thread for each, which costs more than the operation. While nothing runs it sleeps. This class is thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(5).toNanos();
    private static final int IDLE_SECONDS = 10;

    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService cancellations = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Watchdog::thread);
    private final Thread thread = thread(this::look);
    private volatile boolean sleeps;
    private volatile boolean closed;

    Watchdog() {
        thread.start();
    }

    /** Watches an operation that begins now, until it is closed. */
    Watched watch(Duration allowed) {
        Watched operation = new Watched(this, allowed, System.nanoTime());
        running.add(operation);
        if (sleeps) {
            LockSupport.unpark(thread);
        }
        return operation;
    }

    void forget(Watched operation) {
        running.remove(operation);
    }

    private void look() {
        while (!closed) {
            long now = System.nanoTime();
            running.forEach(operation -> operation.look(now, cancellations));
            sleeps = true;
            if (running.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            sleeps = false;
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "metatables-operations-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        cancellations.shutdown();
    }
}
