package org.metatables.operation.internal.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.metatables.audit.AuditRecord;

/** A row on its way into the database. This class is thread-safe. */
final class PendingRow {

    private final AuditRecord row;
    private final boolean awaited;
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private final AtomicBoolean logged = new AtomicBoolean();

    /** @param awaited whether somebody waits until it is written */
    PendingRow(AuditRecord row, boolean awaited) {
        this.row = row;
        this.awaited = awaited;
    }

    AuditRecord row() {
        return row;
    }

    boolean isAwaited() {
        return awaited;
    }

    /** It is committed, unless it was given up. */
    void written() {
        written.complete(true);
    }

    /** It will never be written; the log keeps it. */
    void giveUp(String why) {
        if (!written.isDone()) {
            log(why);
            written.complete(false);
        }
    }

    /** Lets the log keep it, once. */
    void log(String why) {
        if (logged.compareAndSet(false, true)) {
            UnwrittenRows.log(row, why);
        }
    }

    /** Waits until it is committed, and says whether it is. An interruption is kept, and does not shorten the wait. */
    boolean await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return written.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
