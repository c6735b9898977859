package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.Problem;
import org.metatables.boundary.Boundary;
import org.metatables.operation.Access;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.UnusableTableException;
import org.metatables.operation.internal.boundary.RoleScope;
import org.metatables.operation.internal.boundary.ScopeRoles;
import org.metatables.operation.internal.boundary.SelfTest;

/** The roles that the boundary in the database makes. This class is thread-safe. */
final class BoundaryRoles implements RoleLookup {

    /** What the boundary raises where a table has no roles. */
    private static final String NO_TABLE_ROLES = "MT002";

    /** No right at all, no such role, or none with the number that the session stands in. */
    private static final Set<String> SIGNS_OF_A_ROLE_GONE = Set.of("42501", "22023", "42704");

    private final ScopeRoles roles = new ScopeRoles();
    private final PooledWork work;
    private final Box box;
    private final Boundary expected;
    private final RoleCollection collection;

    BoundaryRoles(PooledWork work, Box box, OperationsConfig config) {
        this.work = work;
        this.box = box;
        this.expected = config.boundary();
        this.collection = new RoleCollection(config);
    }

    @Override
    public void require(Connection connection) throws SQLException {
        SelfTest.require(connection, expected);
        collection.start();
    }

    @Override
    public void close() {
        collection.close();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnusableTableException if a table was given no roles yet
     */
    @Override
    public Optional<String> of(GovernedScope scope, Watched watched) {
        RoleScope wanted = wanted(scope);
        return Optional.of(roles.known(wanted)
                .orElseGet(() -> work.asking(watched, box.own(false), connection -> ask(connection, wanted, scope))));
    }

    @Override
    public boolean forget(GovernedScope scope, SQLException refused) {
        if (!SIGNS_OF_A_ROLE_GONE.contains(String.valueOf(refused.getSQLState()))) {
            return false;
        }
        Optional<String> known = roles.forget(wanted(scope));
        known.ifPresent(work::enterAnew);
        return known.isPresent();
    }

    private String ask(Connection connection, RoleScope wanted, GovernedScope scope) throws SQLException {
        try {
            return roles.ask(connection, wanted);
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (state.equals(NO_TABLE_ROLES)) {
                throw new UnusableTableException(
                        Problem.of("The owner of a table of the scope has not let governed operations use it.")
                                .inTable(scope.tableNames())
                                .remedy("Run the migration, or the registration, with the setting"
                                        + " metatables.operations.role."));
            }
            if (state.startsWith("42") || state.equals("3F000")) {
                throw new OperationFailedException(
                        Problem.of("The boundary of governed operations is not installed for this login.")
                                .at(Sql.state(refused))
                                .remedy("Let an administrator run: mvn metatables:install-operations."));
            }
            throw refused;
        }
    }

    private static RoleScope wanted(GovernedScope scope) {
        Set<UUID> readers = new HashSet<>();
        Set<UUID> writers = new HashSet<>();
        scope.tables()
                .forEach((uid, table) ->
                        (scope.declaration().tables().get(table.name()) == Access.WRITE ? writers : readers).add(uid));
        return new RoleScope(readers, writers);
    }
}
