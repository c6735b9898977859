package org.metatables.access;

import java.util.Optional;

/**
 * The right of somebody to act for somebody else, with the grants of the other one; or that there once was one.
 *
 * @param grantee who may act
 * @param actsFor for whom: a user, or everybody in a team
 * @param given who gave it, when and why
 * @param ended who took it away, when and why; empty while it counts
 */
public record ActingRight(Grantee grantee, Grantee actsFor, Change given, Optional<Change> ended) {

    /** Whether it counts now. */
    public boolean inForce() {
        return ended.isEmpty();
    }
}
