package org.metatables.operation.internal.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the database, read without asking it each time: rows of many hosts are in one order, and no wrong clock of a host puts
 * a row out of it. This class is thread-safe.
 */
final class ServerClock {

    private volatile Reading last;

    /** @param now what the server's clock says */
    ServerClock(Instant now) {
        last = new Reading(now, System.nanoTime());
    }

    void set(Instant now) {
        last = new Reading(now, System.nanoTime());
    }

    /** The time in the precision of PostgreSQL, which is microseconds. */
    Instant now() {
        Reading reading = last;
        return reading.server.plusNanos(System.nanoTime() - reading.nanos).truncatedTo(ChronoUnit.MICROS);
    }

    private record Reading(Instant server, long nanos) {}
}
