package org.metatables.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.access.AccessControl;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalDirectory;
import org.metatables.access.ThreadPrincipal;
import org.metatables.access.Visibility;
import org.metatables.testing.TestDatabase;

/** A table that nobody may see at first, and operations under each visibility, whose principal is bound to the thread. */
final class AccessDatabase implements AutoCloseable {

    static final Principal ADA = Principal.user("ada").inTeams("risk", "audit");
    static final Principal BOB = Principal.user("bob");

    private final TestDatabase server = TestDatabase.create();
    private final GovernedDatabase governed = new GovernedDatabase(server);
    private final ThreadPrincipal principals = new ThreadPrincipal();
    private final Map<Visibility, GovernedOperations> operations = new HashMap<>();
    private final UUID item;

    AccessDatabase() {
        governed.sql("create table item (id int primary key, name text)");
        governed.sql("grant select, insert, update, delete on item to " + governed.login());
        item = governed.govern("item");
        for (Visibility visibility : Visibility.values()) {
            operations.put(
                    visibility,
                    GovernedOperations.open(
                            config().withCatalogFreshness(Duration.ZERO).withVisibility(visibility)));
        }
    }

    OperationsConfig config() {
        return governed.config()
                .withPool(2, Duration.ofSeconds(10))
                .withPrincipals(principals)
                .withDirectory(directory());
    }

    private static PrincipalDirectory directory() {
        return user ->
                Stream.of(ADA, BOB).filter(known -> known.user().equals(user)).findFirst();
    }

    /** Leaves nothing granted or denied at the item, and nobody with a right to act for another. */
    void nothingIsGranted() {
        governed.sql("delete from metatables.access_entry where table_uid = '" + item + "'");
        governed.sql("delete from metatables.acting_right");
    }

    String jdbcUrl() {
        return server.jdbcUrl();
    }

    AccessControl access() {
        return AccessControl.of(server.dataSource());
    }

    GovernedDatabase governed() {
        return governed;
    }

    ThreadPrincipal principals() {
        return principals;
    }

    GovernedOperations operations(Visibility visibility) {
        return operations.get(visibility);
    }

    UUID item() {
        return item;
    }

    @Override
    public void close() {
        operations.values().forEach(GovernedOperations::close);
        governed.close();
        server.close();
    }
}
