package org.metatables.hibernate.query;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.Page;
import org.hibernate.query.SelectionQuery;
import org.metatables.Problem;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.query.internal.Answers;
import org.metatables.hibernate.query.internal.ConnectionProxy;
import org.metatables.hibernate.query.internal.NotYet;
import org.metatables.hibernate.query.internal.OperationAssembly;
import org.metatables.hibernate.query.internal.Reading;
import org.metatables.hibernate.query.internal.Rehearsal;
import org.metatables.hibernate.query.internal.ResultRows;
import org.metatables.hibernate.query.internal.Rows;
import org.metatables.hibernate.query.internal.WrittenStatements;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;

/**
 * Carries out queries of Hibernate as governed operations.
 *
 * <pre>{@code
 * GovernedQueries queries = GovernedQueries.of(entityManagerFactory, operations);
 * List<Account> accounts = queries.list(session -> session
 *         .createSelectionQuery("from Account where region = :region order by code", Account.class)
 *         .setParameter("region", "EU"));
 * }</pre>
 *
 * <p>Hibernate writes the statement and assembles the results as it always does; in between the statement is an
 * operation with the MetaTables of its entities as the scope. No connection of the factory is used. Entities come back
 * detached, and associations that the query does not fetch as proxies that cannot be initialised.
 *
 * <p>This class is thread-safe and immutable.
 */
public final class GovernedQueries {

    private static final Set<LockModeType> PESSIMISTIC = EnumSet.of(
            LockModeType.PESSIMISTIC_READ, LockModeType.PESSIMISTIC_WRITE, LockModeType.PESSIMISTIC_FORCE_INCREMENT);

    private final SessionFactory factory;
    private final GovernedOperations operations;
    private final OperationAssembly assembly;
    private final Limits limits;

    private GovernedQueries(
            SessionFactory factory, GovernedOperations operations, OperationAssembly assembly, Limits limits) {
        this.factory = factory;
        this.operations = operations;
        this.assembly = assembly;
        this.limits = limits;
    }

    /**
     * Queries over the entities of a factory, carried out by operations of the same database.
     *
     * @throws org.metatables.MetaTablesException if the entities cannot be bound to the catalog
     * @see org.metatables.hibernate.boot.HibernateMetaTables#of
     */
    public static GovernedQueries of(EntityManagerFactory factory, GovernedOperations operations) {
        return of(factory, operations, List.of());
    }

    /**
     * Queries over the entities of a factory that may touch these tables, too: simple tables, which are not bound when the factory
     * starts.
     */
    public static GovernedQueries of(
            EntityManagerFactory factory, GovernedOperations operations, List<BoundTable> simpleTables) {
        return new GovernedQueries(
                factory.unwrap(SessionFactory.class),
                operations,
                OperationAssembly.of(factory, simpleTables),
                Limits.DEFAULT);
    }

    /** The same queries, each of which may have so many rows; the default is 1,000. */
    public GovernedQueries withMaxRows(int rows) {
        return new GovernedQueries(factory, operations, assembly, limits.withMaxRows(rows));
    }

    /** The same queries, each of which may take so long where it does not say itself; the default is 15 seconds. */
    public GovernedQueries withTimeout(Duration time) {
        int millis = (int) Math.min(Integer.MAX_VALUE, time.toMillis());
        return new GovernedQueries(factory, operations, assembly, limits.withStatementTimeoutMillis(millis));
    }

    /**
     * All results of a query.
     *
     * @throws TooManyRowsException if there are more rows than allowed
     * @throws SeveralStatementsException if Hibernate would run more than one statement
     * @throws UngovernedEntityException if an entity is no MetaTable
     * @throws UnsupportedQueryException if the query needs what governed queries do not offer
     * @throws org.metatables.operation.OperationException if the operation is refused or fails
     */
    public <R> List<R> list(Selection<R> selection) {
        return read(selection, this::rows);
    }

    /**
     * The results of a query one by one, as many as there are, without keeping them. The stream holds a connection of
     * the operations until it is closed.
     *
     * @see #list
     */
    public <R> Stream<R> stream(Selection<R> selection) {
        NotYet answers = new NotYet();
        Session session = session(answers);
        try {
            SelectionQuery<R> query = started(selection, session, answers, this::streamed);
            return query.getResultStream().onClose(session::close);
        } catch (RuntimeException | Error failed) {
            session.close();
            throw failed;
        }
    }

    private Rows streamed(Operation operation) {
        return ResultRows.of(operations.stream(operation));
    }

    /**
     * One page of the results of a query, whose order must be total for pages to fit together.
     *
     * @throws SeveralStatementsException if the query also fetches a collection, or Hibernate would run more than one statement
     * @see #list
     */
    public <R> GovernedPage<R> page(Selection<R> selection, Page page) {
        List<R> oneMore = read(
                session -> selection
                        .createQuery(session)
                        .setFirstResult(page.getFirstResult())
                        .setMaxResults(page.getMaxResults() + 1),
                this::rows);
        boolean hasNext = oneMore.size() > page.getSize();
        return new GovernedPage<>(hasNext ? oneMore.subList(0, page.getSize()) : oneMore, page, hasNext);
    }

    /**
     * Carries out a query that writes, and commits it.
     *
     * @return how many entities were written, as {@code executeUpdate()} counts them
     * @throws SeveralStatementsException if Hibernate would run several statements that cannot be one
     * @see #list
     */
    public long execute(Mutation mutation) {
        return write(mutation, (operation, returnsCount) -> {
            OperationResult result = operations.execute(operation);
            return returnsCount ? ResultRows.count(result) : result.rowCount();
        });
    }

    /** The operation that {@link #list} carries out. No database is touched. */
    public <R> Operation compile(Selection<R> selection) {
        AtomicReference<Operation> compiled = new AtomicReference<>();
        read(selection, operation -> {
            compiled.set(operation);
            return Rows.none();
        });
        return compiled.get();
    }

    /** The operation that {@link #execute} carries out. No database is touched. */
    public Operation compileMutation(Mutation mutation) {
        return write(mutation, (operation, returnsCount) -> operation);
    }

    private Rows rows(Operation operation) {
        OperationResult result = operations.execute(operation);
        if (result.truncated()) {
            throw new TooManyRowsException(Problem.of("The query has more than " + result.maxRows()
                            + " rows; the elements of a collection that it fetches count, too.")
                    .remedy("Ask for less with setMaxResults or a page, or allow more with withMaxRows."));
        }
        return ResultRows.of(result);
    }

    private <R> List<R> read(Selection<R> selection, Function<Operation, Rows> source) {
        NotYet answers = new NotYet();
        try (Session session = session(answers)) {
            return started(selection, session, answers, source).getResultList();
        }
    }

    private <R> SelectionQuery<R> started(
            Selection<R> selection, Session session, NotYet answers, Function<Operation, Rows> source) {
        session.setDefaultReadOnly(true);
        SelectionQuery<R> query =
                selection.createQuery(session).setCacheable(false).setCacheMode(CacheMode.IGNORE);
        assembly.requireSingle(query);
        requireNoLocks(query);
        boolean paged = query.getFirstResult() > 0 || query.getMaxResults() < Integer.MAX_VALUE;
        answers.start(new Reading(assembly, limits, paged, source));
        return query;
    }

    private static void requireNoLocks(SelectionQuery<?> query) {
        if (!(query instanceof NativeQuery<?>) && PESSIMISTIC.contains(query.getLockMode())) {
            throw new UnsupportedQueryException(Problem.of("The query reads and locks rows.")
                    .remedy("Leave the lock mode out: rows are locked by the statement that writes them."));
        }
    }

    /** The transaction is Hibernate's own only: it keeps its caches from loading what is being written. */
    private <T> T write(Mutation mutation, Writing<T> writing) {
        NotYet answers = new NotYet();
        try (Session session = session(answers)) {
            Transaction transaction = session.beginTransaction();
            try {
                MutationQuery query = mutation.createQuery(session);
                Rehearsal rehearsal = new Rehearsal();
                answers.start(rehearsal);
                query.executeUpdate();
                Operation operation = assembly.operation(WrittenStatements.join(rehearsal), limits);
                return writing.write(operation, rehearsal.returnsCount());
            } finally {
                transaction.rollback();
            }
        }
    }

    private Session session(Answers answers) {
        return factory.withOptions()
                .connection(ConnectionProxy.answering(answers))
                .noInterceptor()
                .clearEventListeners()
                .autoJoinTransactions(false)
                .flushMode(FlushMode.MANUAL)
                .initialCacheMode(CacheMode.IGNORE)
                .openSession();
    }

    private interface Writing<T> {
        T write(Operation operation, boolean returnsCount);
    }
}
