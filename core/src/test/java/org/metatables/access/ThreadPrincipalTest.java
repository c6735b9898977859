package org.metatables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ThreadPrincipalTest {

    private static final Principal ADA = Principal.user("ada");
    private static final Principal GRACE = Principal.user("grace");

    private final ThreadPrincipal principals = new ThreadPrincipal();

    @Test
    void withoutABindingNobodyActs() {
        assertThatThrownBy(principals::current)
                .isInstanceOf(NoPrincipalException.class)
                .hasMessageStartingWith("No principal is bound to this thread. Bind the authenticated user");
    }

    @Test
    void theInnermostBindingCountsAndTheOuterOneComesBack() {
        try (ThreadPrincipal.Binding outer = principals.bind(ADA)) {
            assertThat(outer.principal()).isEqualTo(ADA);
            try (ThreadPrincipal.Binding inner = principals.bind(GRACE)) {
                assertThat(principals.current()).isEqualTo(inner.principal()).isEqualTo(GRACE);
            }
            assertThat(principals.current()).isEqualTo(ADA);
        }
        assertThatThrownBy(principals::current).isInstanceOf(NoPrincipalException.class);
    }

    @Test
    void aFailureInsideTheBlockEndsTheBinding() {
        assertThatThrownBy(() -> {
                    try (ThreadPrincipal.Binding ada = principals.bind(ADA)) {
                        throw new IllegalArgumentException("for " + ada.principal());
                    }
                })
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(principals::current).isInstanceOf(NoPrincipalException.class);
    }

    @Test
    void noOtherThreadInheritsTheBindingNorDoesAPoolKeepOne() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (ThreadPrincipal.Binding ada = principals.bind(ADA)) {
            assertThatThrownBy(() -> pool.submit(principals::current).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NoPrincipalException.class);
            pool.submit(() -> principals.bind(GRACE).close()).get();
            assertThatThrownBy(() -> pool.submit(principals::current).get())
                    .hasCauseInstanceOf(NoPrincipalException.class);
            assertThat(principals.current()).isEqualTo(ada.principal());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anotherThreadCannotEndTheBinding() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (ThreadPrincipal.Binding ada = principals.bind(ADA)) {
            assertThatThrownBy(() -> pool.submit(ada::close).get())
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Close bindings on the thread that made them");
            assertThat(principals.current()).isEqualTo(ADA);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void bindingsEndInTheOppositeOrder() {
        ThreadPrincipal.Binding outer = principals.bind(ADA);
        ThreadPrincipal.Binding inner = principals.bind(GRACE);

        assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
        assertThat(principals.current()).isEqualTo(GRACE);
        inner.close();
        inner.close();
        assertThat(principals.current()).isEqualTo(ADA);
        outer.close();
        assertThatThrownBy(principals::current).isInstanceOf(NoPrincipalException.class);
    }

    @Test
    void oneSourceKnowsNothingOfWhatAnotherBound() {
        try (ThreadPrincipal.Binding ada = new ThreadPrincipal().bind(ADA)) {
            assertThatThrownBy(principals::current).isInstanceOf(NoPrincipalException.class);
            assertThat(PrincipalSource.fixed(ada.principal()).current()).isEqualTo(ADA);
        }
    }
}
