package org.metatables.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.boundary.internal.Hindrances;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.lifecycle.internal.OperationsGrants;
import org.metatables.verification.internal.Rows;
import org.metatables.verification.internal.StatusRule;
import org.metatables.verification.internal.UnregisteredTables;

/**
 * Holds the catalog against the database, in a constant number of round trips, whatever the number of tables.
 *
 * <p>A row with a definition is compared with its table in every aspect (see {@link org.metatables.drift.Comparison}); of a
 * change-log table, and of what others own, only what the contract names for certain has to be there: the table and its columns.
 * Only tables of the default data source are looked at: those that are in the database of the catalog. Of active tables that governed
 * operations have roles for, it is also told what stands in the way of these.
 *
 * <p>All methods throw {@link org.metatables.catalog.CatalogAccessException} where the database refuses, and
 * {@link org.metatables.drift.ComparisonFailedException} where the login may not make temporary tables. This class is as
 * thread-safe as what it was made of.
 */
public final class Verification {

    private final ConnectionSource connections;
    private final Optional<Set<String>> schemas;
    private final Optional<String> operationsRole;

    private Verification(ConnectionSource connections, Optional<Set<String>> schemas, Optional<String> operationsRole) {
        this.connections = connections;
        this.schemas = schemas;
        this.operationsRole = operationsRole;
    }

    /** Of the database that the data source leads to. Each call takes a connection and gives it back. */
    public static Verification of(DataSource dataSource) {
        return new Verification(ConnectionSource.of(dataSource), Optional.empty(), Optional.empty());
    }

    /** Of the database that the connection leads to. It stays open, in its commit mode. */
    public static Verification of(Connection connection) {
        return new Verification(ConnectionSource.of(connection), Optional.empty(), Optional.empty());
    }

    /**
     * The same, with unregistered tables looked for in these schemas alone. Without, they are looked for in all but PostgreSQL's
     * own and the catalog's.
     */
    public Verification lookingIn(Set<String> schemaNames) {
        return new Verification(connections, Optional.of(Set.copyOf(schemaNames)), operationsRole);
    }

    /**
     * The same, with {@link #verify()} giving the tables that are active the roles that governed operations stand in, and the roles
     * their rights: who drops a table and brings it back takes these away.
     *
     * @param role the login of the operations, exactly as PostgreSQL stores its name; the boundary is installed for it
     * @see org.metatables.boundary.BoundaryInstaller
     */
    public Verification granting(String role) {
        return new Verification(connections, schemas, Optional.of(role));
    }

    /** How all rows and all tables of the database stand. Changes nothing; any login may ask. */
    public VerificationReport report() {
        return connections.ask(
                "compare the catalog with the database", connection -> report(connection, Optional.empty()));
    }

    /**
     * How some rows stand. Changes nothing; any login may ask.
     *
     * @throws org.metatables.catalog.TableNotFoundException if the catalog does not have a row
     */
    public VerificationReport report(Collection<UUID> uids) {
        return connections.ask(
                "compare the catalog with the database", connection -> report(connection, Optional.of(uids)));
    }

    /**
     * Finds out how all rows stand and sets their status accordingly, in one transaction under the catalog's lock: {@code reserved}
     * where the table is gone or has a breaking difference, and {@code active} again where it is back. A row that a migration has
     * reserved stays reserved until a migration finalises it. What is pending on the connection is committed first. The login must
     * be allowed to write the catalog.
     *
     * @throws org.metatables.lifecycle.MissingRoleException if the login of the operations that was named does not exist
     * @throws org.metatables.lifecycle.MissingBoundaryException if the boundary is not installed for it
     */
    public VerificationReport verify() {
        return verified(Optional.empty());
    }

    /**
     * Does so for some rows.
     *
     * @throws org.metatables.catalog.TableNotFoundException if the catalog does not have a row; nothing is written then
     */
    public VerificationReport verify(Collection<UUID> uids) {
        return verified(Optional.of(uids));
    }

    private VerificationReport verified(Optional<Collection<UUID>> uids) {
        return connections.ask(
                "verify the tables of the catalog",
                connection -> OwnTransaction.run(connection, "verify the tables of the catalog", transaction -> {
                    try (Statement statement = transaction.createStatement()) {
                        statement.execute(CatalogLock.TAKE_UNLESS_READ_ONLY);
                    }
                    VerificationReport report = find(transaction, uids);
                    Rows.writeStatus(
                            transaction,
                            report.tables().stream()
                                    .filter(table -> table.status() != table.previousStatus())
                                    .toList());
                    List<UUID> active = report.active();
                    return report.hinderedBy(
                            operationsRole.isPresent()
                                    ? OperationsGrants.grant(transaction, operationsRole.get(), active)
                                    : Hindrances.read(transaction, active));
                }));
    }

    private VerificationReport report(Connection connection, Optional<Collection<UUID>> uids) throws SQLException {
        VerificationReport report = find(connection, uids);
        return report.hinderedBy(Hindrances.read(connection, report.active()));
    }

    private VerificationReport find(Connection connection, Optional<Collection<UUID>> uids) throws SQLException {
        List<VerifiedTable> tables = StatusRule.apply(connection, Rows.read(connection, uids));
        List<UnregisteredTable> unregistered =
                uids.isPresent() ? List.of() : UnregisteredTables.read(connection, schemas);
        return new VerificationReport(tables, unregistered);
    }
}
