package org.metatables.operation.internal.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * The names of the roles of scopes. The database is asked once for each scope, and makes the role if need be; from then on the name is
 * known. It is asked again after some minutes, which tells the database that the role is in use: roles that are not go first when there
 * are too many.
 *
 * <p>A role may still go while its name is known here: then PostgreSQL refuses the statement before it does anything, and {@link #forget}
 * leads to a new one. This class is thread-safe.
 */
public final class ScopeRoles {

    private static final String ASK = "select metatables_boundary.scope_role(?, ?)";
    private static final Duration BELIEVED = Duration.ofMinutes(10);
    private static final long MOST = 5_000;

    private final Cache<RoleScope, String> known = Caffeine.newBuilder()
            .expireAfterWrite(BELIEVED)
            .maximumSize(MOST)
            // Upkeep costs less than waking another thread for it.
            .executor(Runnable::run)
            .build();

    /** The name of the role of a scope, if it is known without asking. */
    public Optional<String> known(RoleScope scope) {
        return Optional.ofNullable(known.getIfPresent(scope));
    }

    /**
     * Asks for the role of a scope, in one round trip.
     *
     * @param connection a connection that stands in the login itself, and may write
     * @throws SQLException with SQLSTATE {@code MT002} if a table of the scope has no roles yet, with 42501 if the boundary is not
     *     installed for the login
     */
    public String ask(Connection connection, RoleScope scope) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setArray(1, uids(connection, scope.readers()));
            statement.setArray(2, uids(connection, scope.writers()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String role = row.getString(1);
                known.put(scope, role);
                return role;
            }
        }
    }

    /**
     * Forgets the name of a role that may be gone.
     *
     * @return the name, if it was known
     */
    public Optional<String> forget(RoleScope scope) {
        return Optional.ofNullable(known.asMap().remove(scope));
    }

    private static Array uids(Connection connection, Collection<?> uids) throws SQLException {
        return connection.createArrayOf("uuid", uids.toArray());
    }
}
