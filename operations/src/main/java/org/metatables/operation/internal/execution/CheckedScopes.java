package org.metatables.operation.internal.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.metatables.access.Principal;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationKind;
import org.metatables.operation.Scope;

/**
 * Scopes that were found usable for a principal, for as long as what was read of their tables is believed: many operations have the
 * same. This class is thread-safe.
 */
final class CheckedScopes {

    private static final long MOST = 10_000;

    private final GovernedTables tables;
    private final Cache<Key, GovernedScope> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    CheckedScopes(GovernedTables tables) {
        this.tables = tables;
    }

    /** The scope of an operation, if it was found usable when its tables were as they are believed to be now. */
    Optional<GovernedScope> find(Operation operation, Principal principal) {
        return Optional.ofNullable(known.getIfPresent(Key.of(operation, principal)))
                .filter(scope -> tables.areStill(scope.tables().values()));
    }

    /** Remembers that the scope of an operation was found usable. */
    void remember(Operation operation, Principal principal, GovernedScope scope) {
        known.put(Key.of(operation, principal), scope);
    }

    private record Key(OperationKind kind, Scope scope, Principal principal) {

        static Key of(Operation operation, Principal principal) {
            return new Key(operation.kind(), operation.scope(), principal);
        }
    }
}
