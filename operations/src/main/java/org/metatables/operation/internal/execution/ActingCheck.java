package org.metatables.operation.internal.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.metatables.Problem;
import org.metatables.access.Actor;
import org.metatables.access.Grantee;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalDirectory;
import org.metatables.operation.AccessRefusedException;

/**
 * Sees to it that nobody acts for another one without the right to. Whether there is no such user or no such right looks the same. This
 * class is thread-safe.
 */
final class ActingCheck {

    private static final String RIGHTS =
            "select r.for_grantee from metatables.acting_in_force r where r.grantee = any (?)";
    private static final long MOST = 10_000;

    private final PrincipalDirectory directory;
    private final Cache<Principal, Set<Grantee>> known;

    /** @param freshness how long the rights of a principal are believed */
    ActingCheck(PrincipalDirectory directory, Duration freshness) {
        this.directory = directory;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(freshness)
                .maximumSize(MOST)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Who acts, and for whom, with the teams of that one.
     *
     * @param claimed who wants to act for whom; the teams of the latter do not matter
     * @param reader reads the rights of the caller from the catalog
     * @throws AccessRefusedException if the caller may not
     */
    Actor resolve(Actor claimed, Function<Principal, Set<Grantee>> reader) {
        if (claimed.actingFor().isEmpty()) {
            return claimed;
        }
        Principal caller = claimed.caller();
        Optional<Principal> other = claimed.actingFor()
                .map(Principal::user)
                .flatMap(directory::find)
                .filter(found -> found.user().equals(claimed.principal().user()));
        return other.filter(found -> believed(caller, found) || readAgain(caller, reader, found))
                .map(found -> Actor.actingFor(caller, found))
                .orElseThrow(() -> new AccessRefusedException(Problem.of(caller.user() + " may not act for "
                                + claimed.principal().user() + ", or there is no such user.")
                        .remedy(
                                "Ask an administrator for the right to act for this user, and see that the directory of the"
                                        + " configuration knows the user.")));
    }

    /** Reads for whom a principal may act, in one round trip. */
    static Set<Grantee> read(Connection connection, Principal caller) throws SQLException {
        Set<Grantee> rights = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
            Object[] grantees =
                    caller.grantees().stream().map(Grantee::toString).toArray();
            statement.setArray(1, connection.createArrayOf("text", grantees));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rights.add(Grantee.parse(rows.getString(1)));
                }
            }
        }
        return rights;
    }

    private boolean believed(Principal caller, Principal other) {
        Set<Grantee> rights = known.getIfPresent(caller);
        return rights != null && rights.stream().anyMatch(other::is);
    }

    private boolean readAgain(Principal caller, Function<Principal, Set<Grantee>> reader, Principal other) {
        Set<Grantee> rights = reader.apply(caller);
        known.put(caller, rights);
        return rights.stream().anyMatch(other::is);
    }
}
