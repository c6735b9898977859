package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    @TempDir
    private Path folder;

    @Test
    void letsOneThreadThroughAtATimeThoughEachHasAGateOfItsOwn() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> most = new ArrayList<>();
            for (int i = 0; i < THREADS * ROUNDS; i++) {
                most.add(threads.submit(() -> gate().through(() -> {
                    int count = inside.incrementAndGet();
                    Thread.yield();
                    inside.decrementAndGet();
                    return count;
                })));
            }
            for (Future<Integer> count : most) {
                assertThat(count.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void opensAgainAfterAFailure() throws IOException {
        assertThatThrownBy(() -> gate().through(() -> {
                    throw new IOException("broken");
                }))
                .hasMessage("broken");

        assertThat(gate().through(() -> "through")).isEqualTo("through");
    }

    private Gate gate() {
        return new Gate(folder.resolve("gate"));
    }
}
