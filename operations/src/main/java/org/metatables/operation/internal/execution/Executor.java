package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.access.Actor;
import org.metatables.audit.AuditNet;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.SqlWork;
import org.metatables.operation.BulkLoad;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.Row;
import org.metatables.operation.internal.audit.AuditEntry;
import org.metatables.operation.internal.audit.AuditLog;
import org.metatables.operation.internal.boundary.Sessions;

/** Carries operations through their nets, and runs them. This class is thread-safe. */
public final class Executor implements AutoCloseable {

    private final OperationsConfig config;
    private final ConnectionPool pool;
    private final Sessions sessions = new Sessions();
    private final Watchdog watchdog = new Watchdog();
    private final RoleLookup roles;
    private final Box box;
    private final PooledWork work;
    private final Plans plans;
    private final VisibleTables tables;
    private final Preparation preparation;
    private final RowStreams streams = new RowStreams();
    private final AuditLog audit;

    /**
     * Opens the pool, and checks that the database and the login can carry operations.
     *
     * @throws OperationException if they cannot, saying what to do
     */
    public Executor(OperationsConfig config) {
        this(config, (work, box) -> new BoundaryRoles(work, box, config.boundary()));
    }

    /** An executor whose statements run as other roles. */
    Executor(OperationsConfig config, BiFunction<PooledWork, Box, RoleLookup> roles) {
        this.config = config;
        this.pool = new ConnectionPool(PoolSettings.of(config));
        this.box = new Box(config);
        this.work = new PooledWork(pool, sessions);
        this.roles = roles.apply(work, box);
        this.plans = new Plans(config.rememberedStatements(), work, box);
        this.tables = new VisibleTables(
                new GovernedTables(config.catalogFreshness()),
                new ActingCheck(config.directory(), config.catalogFreshness()),
                config.visibility(),
                work,
                box);
        this.preparation = new Preparation(tables, plans);
        try {
            requireFitLogin();
            this.audit = AuditLog.open(config);
        } catch (RuntimeException unfit) {
            closePool();
            throw unfit;
        }
    }

    private void requireFitLogin() {
        try (Connection connection = pool.borrow()) {
            LoginCheck.require(connection);
            roles.require(connection);
        } catch (SQLException broken) {
            throw ServerErrors.of(broken);
        }
    }

    /**
     * Executes an operation.
     *
     * @param actor who executes it, and for whom it says it does
     */
    public OperationResult execute(Operation operation, Actor actor) {
        AuditEntry entry = audit.begin(operation, actor, box.deadline(operation.limits()));
        OperationResult result;
        try {
            result = execute(operation, actor, entry);
        } catch (RuntimeException | Error failed) {
            entry.failed(failed);
            throw failed;
        }
        entry.succeeded(result.rowCount());
        return result;
    }

    private OperationResult execute(Operation operation, Actor actor, AuditEntry entry) {
        if (operation.kind().writes() && operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A write has no pages, but the operation has an offset.")
                    .remedy("Leave the offset out."));
        }
        try (Watched watched = watchdog.watch(box.deadline(operation.limits()))) {
            return run(preparation.prepare(operation, actor, watched, entry), actor, watched, entry, true);
        }
    }

    /** @param isFirst whether a statement may run again that its role was too weak for: nothing of it has happened */
    private OperationResult run(
            PreparedOperation prepared, Actor actor, Watched watched, AuditEntry entry, boolean isFirst) {
        Dispatch dispatch = dispatch(prepared, watched, entry);
        Execution execution = new Execution(
                dispatch,
                prepared.operation().kind().writes() ? Optional.of(new AuditOfWrite(entry)) : Optional.empty(),
                new Results(prepared, config.maxResultBytes(), watched));
        Optional<OnceOnly> once = prepared.operation()
                .idempotencyKey()
                .map(key -> new OnceOnly(actor.principal().user(), key, dispatch));
        if (isFirst) {
            entry.execute();
        }
        try {
            return work.on(
                    watched,
                    prepared.scope().runsCode(),
                    connection ->
                            once.isPresent() ? execution.runOnce(connection, once.get()) : execution.run(connection));
        } catch (SQLException failed) {
            if (isFirst && roles.forget(prepared.scope(), failed)) {
                return run(prepared, actor, watched, entry, false);
            }
            plans.forget(prepared.key());
            entry.broke(failed, execution.isCommitting() && Connections.isBroken(failed));
            throw prepared.error(failed, watched, execution.isCommitting());
        }
    }

    /**
     * Opens a stream of the rows of a read.
     *
     * @param actor who reads
     */
    public Stream<Row> stream(Operation operation, Actor actor) {
        Duration deadline = box.streamDeadline(operation.limits());
        AuditEntry entry = audit.begin(operation, actor, deadline);
        Watched watched = watchdog.watch(deadline);
        try {
            requireStreamable(operation);
            PreparedOperation prepared = preparation.prepare(operation, actor, watched, entry);
            return streams.of(
                    open(prepared, watched, entry, true), prepared.scope().tableNames());
        } catch (RuntimeException | Error failed) {
            watched.close();
            entry.failed(failed);
            throw failed;
        }
    }

    /**
     * Writes many rows at once.
     *
     * @param rows the rows, each with a value for each column; closed at the end
     * @param actor who writes
     */
    public long load(BulkLoad load, Stream<? extends List<?>> rows, Actor actor) {
        Operation operation = LoadStatement.of(load);
        AuditEntry entry = audit.begin(operation, actor, load.deadline());
        long count;
        try (rows;
                Watched watched = watchdog.watch(load.deadline())) {
            count = load(load, rows, preparation.prepare(operation, actor, watched, entry), watched, entry);
        } catch (RuntimeException | Error failed) {
            entry.failed(failed);
            throw failed;
        }
        entry.succeeded(count);
        return count;
    }

    private long load(
            BulkLoad load,
            Stream<? extends List<?>> rows,
            PreparedOperation prepared,
            Watched watched,
            AuditEntry entry) {
        Dispatch dispatch = dispatch(prepared, watched, entry);
        Ending ending = new Ending(dispatch, Optional.of(new AuditOfWrite(entry)));
        Loading loading = new Loading(load, dispatch, ending, watched, rows.iterator());
        entry.execute();
        try {
            return work.on(watched, prepared.scope().runsCode(), loading::run);
        } catch (SQLException failed) {
            // The rows cannot be had a second time.
            roles.forget(prepared.scope(), failed);
            plans.forget(prepared.key());
            entry.broke(failed, ending.isCommitting() && Connections.isBroken(failed));
            throw CopyErrors.of(failed, prepared, watched, ending.isCommitting());
        }
    }

    private static void requireStreamable(Operation operation) {
        if (operation.kind().writes() || operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A stream is a select from its first row on.")
                    .remedy("Execute a write, or a page from the middle, as a whole."));
        }
    }

    private RowCursor open(PreparedOperation prepared, Watched watched, AuditEntry entry, boolean isFirst) {
        Dispatch dispatch = dispatch(prepared, watched, entry);
        if (isFirst) {
            entry.execute();
        }
        try {
            PooledWork.Lease lease = work.lease(watched, prepared.scope().runsCode());
            boolean opened = false;
            try {
                RowCursor cursor = RowCursor.open(dispatch, watched, lease, config.maxResultBytes(), entry);
                entry.opened();
                opened = true;
                return cursor;
            } finally {
                if (!opened) {
                    lease.giveBack(false);
                }
            }
        } catch (SQLException failed) {
            if (isFirst && roles.forget(prepared.scope(), failed)) {
                return open(prepared, watched, entry, false);
            }
            plans.forget(prepared.key());
            entry.broke(failed, false);
            throw prepared.error(failed, watched, false);
        }
    }

    private Dispatch dispatch(PreparedOperation prepared, Watched watched, AuditEntry entry) {
        Operation operation = prepared.operation();
        entry.enter(AuditNet.BOUNDARY);
        return new Dispatch(
                prepared,
                box.governed(
                        roles.of(prepared.scope(), watched),
                        !operation.kind().writes(),
                        operation.limits().statementTimeoutMillis()),
                sessions);
    }

    /**
     * The catalog as those who act may see it.
     *
     * @param actors who asks, for each question
     */
    public Catalog catalog(Supplier<Actor> actors) {
        ConnectionSource connections = new ConnectionSource() {
            @Override
            public <T> T with(SqlWork<T> question) {
                return asking(watched -> work.asking(watched, box.own(true), question::with));
            }
        };
        return Catalog.of(connections)
                .asSeenBy(() -> asking(watched -> tables.principal(actors.get(), watched)), config.visibility());
    }

    private <T> T asking(Function<Watched, T> question) {
        try (Watched watched = watchdog.watch(box.deadline(Limits.DEFAULT))) {
            return question.apply(watched);
        }
    }

    @Override
    public void close() {
        closePool();
        audit.close();
    }

    private void closePool() {
        watchdog.close();
        pool.close();
    }
}
