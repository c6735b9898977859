package org.metatables.access;

import java.util.Optional;

/**
 * What counts for a grantee at a table.
 *
 * @param grantee whom it concerns
 * @param effect what it says
 * @param permission about which permission
 * @param given how it came to be; absent where only the rule itself was read
 */
public record AccessRule(Grantee grantee, Effect effect, Permission permission, Optional<Change> given) {

    /** A rule without its history. */
    public static AccessRule of(Grantee grantee, Effect effect, Permission permission) {
        return new AccessRule(grantee, effect, permission, Optional.empty());
    }

    /** Whether it gives the permission. */
    boolean gives(Permission asked) {
        return effect != Effect.DENIED && permission.includes(asked);
    }

    /** Whether it takes the permission: who may not view may not edit either. */
    boolean takes(Permission asked) {
        return effect == Effect.DENIED && asked.includes(permission);
    }
}
