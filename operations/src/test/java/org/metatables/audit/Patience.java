package org.metatables.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the background writes. */
public final class Patience {

    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Patience() {}

    /** The first answer that is as expected; the last one where none is. */
    public static <T> T until(Supplier<T> question, Predicate<T> expected) {
        long end = System.nanoTime() + MOST.toNanos();
        T answer = question.get();
        while (!expected.test(answer) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
