package org.metatables.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.metatables.Problem;

/**
 * The principal of a thread, bound for the length of a block:
 *
 * <pre>{@code
 * try (ThreadPrincipal.Binding ada = principals.bind(Principal.user("ada"))) {
 *     operations.execute(operation);
 * }
 * }</pre>
 *
 * <p>Blocks may be nested; the innermost one counts. No other thread sees the binding, also none that this one starts or that works
 * for it in a pool: a thread that comes back to a pool must not take a user along. Bind again where the work continues. This class
 * is thread-safe.
 */
public final class ThreadPrincipal implements PrincipalSource {

    private final ThreadLocal<Deque<Binding>> bindings = new ThreadLocal<>();

    /** Binds a principal to this thread until the binding is closed. */
    public Binding bind(Principal principal) {
        Deque<Binding> ofThread = bindings.get();
        if (ofThread == null) {
            ofThread = new ArrayDeque<>();
            bindings.set(ofThread);
        }
        Binding binding = new Binding(principal);
        ofThread.push(binding);
        return binding;
    }

    /**
     * The principal that was bound last.
     *
     * @throws NoPrincipalException if none is bound to this thread
     */
    @Override
    public Principal current() {
        return innermost()
                .map(Binding::principal)
                .orElseThrow(() -> new NoPrincipalException(Problem.of("No principal is bound to this thread.")
                        .remedy("Bind the authenticated user with ThreadPrincipal.bind on the thread that executes the"
                                + " operation; bindings are not passed on to other threads.")));
    }

    private Optional<Binding> innermost() {
        return Optional.ofNullable(bindings.get()).map(Deque::peek);
    }

    /** A principal that is bound to a thread. Closing it a second time does nothing. */
    public final class Binding implements AutoCloseable {

        private final Principal principal;
        private final Thread owner = Thread.currentThread();
        private boolean closed;

        private Binding(Principal principal) {
            this.principal = principal;
        }

        /** Who is bound. */
        public Principal principal() {
            return principal;
        }

        /**
         * Ends the binding; the one around it counts again.
         *
         * @throws IllegalStateException if it is not the innermost binding of this thread; it stays bound then
         */
        @Override
        public void close() {
            if (closed && owner == Thread.currentThread()) {
                return;
            }
            if (innermost().orElse(null) != this) {
                throw new IllegalStateException("This is not the innermost binding of a principal on the thread "
                        + Thread.currentThread().getName()
                        + ". Close bindings on the thread that made them, the last one first.");
            }
            closed = true;
            bindings.get().pop();
            if (bindings.get().isEmpty()) {
                bindings.remove();
            }
        }
    }
}
