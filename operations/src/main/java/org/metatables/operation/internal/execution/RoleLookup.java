package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Knows the least-privilege role that the statements of a scope run as. */
@FunctionalInterface
interface RoleLookup extends AutoCloseable {

    /** Every statement runs as the login itself. */
    static RoleLookup none() {
        return (scope, watched) -> Optional.empty();
    }

    /**
     * Makes sure that the roles hold what runs in them, and begins to look after them.
     *
     * @param connection a connection of the login, which stands in no role and in no transaction
     * @throws org.metatables.operation.UnsafeBoundaryException if they do not
     */
    default void require(Connection connection) throws SQLException {}

    /** Ends what goes on in the background. */
    @Override
    default void close() {}

    /** The name of the role; empty where statements run as the login itself. */
    Optional<String> of(GovernedScope scope, Watched watched);

    /**
     * Looks the role up anew the next time, if what PostgreSQL refused may mean that it has gone meanwhile.
     *
     * @return whether that may help
     */
    default boolean forget(GovernedScope scope, SQLException refused) {
        return false;
    }
}
