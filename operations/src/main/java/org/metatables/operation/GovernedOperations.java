package org.metatables.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metatables.access.Actor;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.catalog.Catalog;
import org.metatables.operation.internal.execution.Executor;

/**
 * Executes operations, and holds each to what it declares. Needs neither Hibernate nor entities: a uid will do.
 *
 * <p>What is enforced, and what is not yet, is in {@code operations/README.md}. This class is thread-safe.
 */
public final class GovernedOperations implements AutoCloseable {

    private final Executor executor;
    private final PrincipalSource principals;
    private final Optional<Principal> actingFor;

    private GovernedOperations(Executor executor, PrincipalSource principals, Optional<Principal> actingFor) {
        this.executor = executor;
        this.principals = principals;
        this.actingFor = actingFor;
    }

    /**
     * Opens the pool.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     * @throws UnsafeBoundaryException if the boundary in the database is not installed for the login, or does not hold
     * @throws OperationFailedException if the server, the driver or the login cannot carry operations
     * @throws org.metatables.MetaTablesException if the catalog is absent, older or newer
     */
    public static GovernedOperations open(OperationsConfig config) {
        return new GovernedOperations(new Executor(config), config.principals(), Optional.empty());
    }

    /** Opens a pool of connections to the URL, with this login, for these principals. */
    public static GovernedOperations open(String url, String username, String password, PrincipalSource principals) {
        return open(OperationsConfig.of(url, username, password, principals));
    }

    /**
     * Executes an operation. A write is committed when this method returns; an error says if it may have been.
     *
     * @throws org.metatables.access.NoPrincipalException if nobody is known to act
     * @throws InvalidOperationException if the operation contradicts itself
     * @throws UnusableTableException if a MetaTable of the scope is unknown, which includes that the principal may not view it, or
     *     reserved
     * @throws AccessRefusedException if the principal may not edit a table that the scope declares to write
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source of a table does not allow the operation
     * @throws InvalidStatementException if the text is not one statement that PostgreSQL understands
     * @throws ParameterException if a parameter is missing, unused, or does not fit
     * @throws OperationRefusedException if the statement does what the operation does not declare
     * @throws ConstraintViolationException if a write breaks a constraint
     * @throws OperationTimeoutException if the statement takes too long
     * @throws ResultTooLargeException if the rows take too many bytes
     * @throws OperationFailedException if the database refuses the statement while it runs
     * @throws DatabaseUnavailableException if no connection is to be had, or it breaks
     * @throws org.metatables.audit.AuditUnavailableException if its row of the audit cannot be written in time
     */
    public OperationResult execute(Operation operation) {
        return executor.execute(operation, this::actor);
    }

    /**
     * Executes a read as somebody typed it, through the same nets as every operation. What is refused and what goes wrong is part of
     * the answer, and not thrown.
     */
    public RawQueryResult runQuery(RawQuery query) {
        return executor.execute(query, this::actor);
    }

    /**
     * Executes a read, and gives its rows one by one, however many there are: only those of one trip to the server are in
     * memory. The stream holds a connection of the pool until it is read to its end, fails or is closed; close it, best in
     * a try-with-resources statement. One that is lost without a close gives a warning and its connection up once the
     * garbage collector finds it.
     *
     * <p>Its limits are its own: {@code max_rows} does not apply; the bytes that a result may take hold for each row; the
     * time-out of the statement holds for each trip to the server; and there is a deadline only where the operation states
     * one, from this call to the last row. One thread reads it; another one may close it, which ends what the reader waits for.
     * Whoever asks for rows after that is told so by an error.
     *
     * <p>Errors are those of {@link #execute}, also while rows are read.
     *
     * @throws InvalidOperationException if the operation writes, or has an offset
     */
    public Stream<Row> stream(Operation operation) {
        return executor.stream(operation, this::actor);
    }

    /**
     * Writes many rows into one MetaTable at once, all of them or none. It is an insert like any other, held to the same
     * access, and needs write access to the table.
     *
     * @param rows the rows, each with a value for each column of the load, null for SQL's null; read once, and closed
     * @return how many rows were written
     * @throws ParameterException if a row has too many or too few values, or a value does not fit, naming row and column
     * @throws ResultTooLargeException if there are more rows than the load allows
     * @throws ConstraintViolationException if a row breaks a constraint
     * @throws OperationException for what else may go wrong, as {@link #execute} does
     */
    public long load(BulkLoad load, Stream<? extends List<?>> rows) {
        return executor.load(load, rows, this::actor);
    }

    /**
     * The tables that the principal may view: find, list by pages, search, count. All others are as unknown as those that do not exist.
     * Each question is one query for whoever acts then.
     */
    public Catalog catalog() {
        return executor.catalog(this::actor);
    }

    /**
     * The same operations, executed for another user: with the grants and denials of that one instead of the caller's own, and audited
     * under both names. Each operation asks anew whether the caller may do so; without the right it is an {@link
     * AccessRefusedException}. To close what this returns does nothing: the pool belongs to the one it was asked of.
     *
     * @param user the name of a user whom the directory of the configuration knows
     * @throws org.metatables.access.InvalidPrincipalException if no user can have this name
     * @see org.metatables.access.ActingRights
     */
    public GovernedOperations actingFor(String user) {
        return new GovernedOperations(executor, principals, Optional.of(Principal.user(user)));
    }

    /** Closes the pool, and writes the rows of the audit that wait, unless these operations only act for somebody. */
    @Override
    public void close() {
        if (actingFor.isEmpty()) {
            executor.close();
        }
    }

    private Actor actor() {
        return new Actor(principals.current(), actingFor);
    }
}
