package org.metatables.liquibase.internal;

import java.time.Duration;

/** How long a phase took, for the line about it. */
record Stopwatch(long startedAtNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** The time since the start, such as {@code 35 ms}. */
    @Override
    public String toString() {
        return Duration.ofNanos(System.nanoTime() - startedAtNanos).toMillis() + " ms";
    }
}
