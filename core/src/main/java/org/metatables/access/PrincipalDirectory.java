package org.metatables.access;

import java.util.Optional;

/**
 * Knows users who are not acting themselves, and their teams: without it nobody can act for another one. A principal with some of its
 * teams only would escape what is denied to the others, which is why a caller cannot just name one.
 */
@FunctionalInterface
public interface PrincipalDirectory {

    /** The user with all its teams; empty where there is no such user. */
    Optional<Principal> find(String user);

    /** Knows nobody. */
    static PrincipalDirectory empty() {
        return user -> Optional.empty();
    }
}
