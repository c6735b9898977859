package org.metatables.operation.internal.execution;

import java.util.Optional;

/** Knows the least-privilege role that the statements of a scope run as. */
interface ScopeRoles {

    /** Every statement runs as the login itself. */
    static ScopeRoles none() {
        return scope -> Optional.empty();
    }

    /** The name of the role; empty where statements run as the login itself. */
    Optional<String> of(GovernedScope scope);
}
