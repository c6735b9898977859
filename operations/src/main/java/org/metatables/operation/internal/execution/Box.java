package org.metatables.operation.internal.execution;

import java.time.Duration;
import java.util.Optional;
import org.metatables.operation.Limits;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.internal.boundary.SessionState;

/** What bounds an operation in time, and the state that its connection stands in. */
final class Box {

    private final OperationsConfig config;

    Box(OperationsConfig config) {
        this.config = config;
    }

    /** How long an operation may take altogether: what it says, else one wait for a connection and one statement. */
    Duration deadline(Limits limits) {
        return limits.deadline().orElseGet(() -> config.poolTimeout().plusMillis(limits.statementTimeoutMillis()));
    }

    /** How long a stream may be open: what its operation says, else without end. */
    Duration streamDeadline(Limits limits) {
        return limits.deadline().orElse(Duration.ofMillis(Integer.MAX_VALUE));
    }

    /** The state for a statement of a caller. */
    SessionState governed(Optional<String> role, boolean readOnly, int timeoutMillis) {
        int lockTimeout = Math.min(timeoutMillis, config.lockTimeoutMillis());
        return new SessionState(role, readOnly, timeoutMillis, lockTimeout, config.searchPath());
    }

    /** The state for what is asked on our own behalf. */
    SessionState own(boolean readOnly) {
        return governed(Optional.empty(), readOnly, config.ownTimeoutMillis());
    }
}
