package org.metatables.access;

import java.util.Optional;

/**
 * Who does something: a principal, in its own name or for another one.
 *
 * @param caller who calls, as a {@link PrincipalSource} has it
 * @param actingFor the one whose grants and denials count; empty where the caller acts for itself
 */
public record Actor(Principal caller, Optional<Principal> actingFor) {

    /** A principal that acts for itself. */
    public static Actor of(Principal caller) {
        return new Actor(caller, Optional.empty());
    }

    /** A principal that acts for another one. */
    public static Actor actingFor(Principal caller, Principal other) {
        return new Actor(caller, Optional.of(other));
    }

    /** The principal whose grants and denials count. */
    public Principal principal() {
        return actingFor.orElse(caller);
    }

    /** Such as {@code ada} or {@code ada for grace}. */
    @Override
    public String toString() {
        return actingFor.map(other -> caller.user() + " for " + other.user()).orElse(caller.user());
    }
}
