package org.metatables.access;

/**
 * Says who is acting: the seam to whatever has authenticated the user. It is asked once for each operation, on the thread that
 * starts it, and must be safe to be asked by many at once.
 *
 * @see ThreadPrincipal
 */
@FunctionalInterface
public interface PrincipalSource {

    /**
     * The principal that acts.
     *
     * @throws NoPrincipalException if nobody is known to act
     */
    Principal current();

    /** Always the same principal, such as that of a job or a tool of one user. */
    static PrincipalSource fixed(Principal principal) {
        return () -> principal;
    }
}
