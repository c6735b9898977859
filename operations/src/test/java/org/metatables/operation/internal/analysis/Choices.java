package org.metatables.operation.internal.analysis;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Numbers that say which way to go, one after the other; when they are used up, the first way is taken. */
final class Choices {

    private static final int MOST = 150;

    private final List<Integer> numbers;
    private int next;

    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** All sequences of choices; shorter ones, and ones with smaller numbers, are the simpler. */
    static Arbitrary<Choices> any() {
        return Arbitraries.integers().between(0, 10_000).list().ofMaxSize(MOST).map(Choices::new);
    }

    /** A number from 0 up to a bound. */
    int below(int bound) {
        return next < numbers.size() ? numbers.get(next++) % bound : 0;
    }
}
