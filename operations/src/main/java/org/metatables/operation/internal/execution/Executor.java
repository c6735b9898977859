package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.access.Actor;
import org.metatables.operation.BulkLoad;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.Row;
import org.metatables.operation.internal.boundary.Sessions;

/** Carries operations through their nets, and runs them. This class is thread-safe. */
public final class Executor implements AutoCloseable {

    private final OperationsConfig config;
    private final ConnectionPool pool;
    private final Sessions sessions = new Sessions();
    private final Watchdog watchdog = new Watchdog();
    private final ScopeRoles roles;
    private final Box box;
    private final PooledWork work;
    private final Plans plans;
    private final Preparation preparation;
    private final RowStreams streams = new RowStreams();

    /**
     * Opens the pool, and checks that the database and the login can carry operations.
     *
     * @throws OperationException if they cannot, saying what to do
     */
    public Executor(OperationsConfig config) {
        this(config, ScopeRoles.none());
    }

    /** An executor whose statements run as other roles. */
    Executor(OperationsConfig config, ScopeRoles roles) {
        this.config = config;
        this.roles = roles;
        this.pool = new ConnectionPool(PoolSettings.of(config));
        this.box = new Box(config);
        this.work = new PooledWork(pool, sessions);
        this.plans = new Plans(config.rememberedStatements(), work, box);
        this.preparation = new Preparation(new GovernedTables(config.catalogFreshness()), plans, work, box);
        try (Connection connection = pool.borrow()) {
            LoginCheck.require(connection);
        } catch (SQLException broken) {
            close();
            throw ServerErrors.of(broken);
        } catch (RuntimeException unfit) {
            close();
            throw unfit;
        }
    }

    /**
     * Executes an operation.
     *
     * @param actor who executes it
     */
    public OperationResult execute(Operation operation, Actor actor) {
        if (operation.kind().writes() && operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A write has no pages, but the operation has an offset.")
                    .remedy("Leave the offset out."));
        }
        try (Watched watched = watchdog.watch(box.deadline(operation.limits()))) {
            return run(preparation.prepare(operation, actor, watched), watched);
        }
    }

    private OperationResult run(PreparedOperation prepared, Watched watched) {
        Execution execution = new Execution(
                dispatch(prepared), Optional.empty(), new Results(prepared, config.maxResultBytes(), watched));
        try {
            return work.on(watched, prepared.scope().runsCode(), execution::run);
        } catch (SQLException failed) {
            plans.forget(prepared.key());
            throw prepared.error(failed, watched, execution.isCommitting());
        }
    }

    /**
     * Opens a stream of the rows of a read.
     *
     * @param actor who reads
     */
    public Stream<Row> stream(Operation operation, Actor actor) {
        if (operation.kind().writes() || operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A stream is a select from its first row on.")
                    .remedy("Execute a write, or a page from the middle, as a whole."));
        }
        Watched watched = watchdog.watch(box.streamDeadline(operation.limits()));
        try {
            PreparedOperation prepared = preparation.prepare(operation, actor, watched);
            return streams.of(open(prepared, watched), prepared.scope().tableNames());
        } catch (RuntimeException failed) {
            watched.close();
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
        try (rows;
                Watched watched = watchdog.watch(load.deadline())) {
            PreparedOperation prepared = preparation.prepare(LoadStatement.of(load), actor, watched);
            Dispatch dispatch = dispatch(prepared);
            Ending ending = new Ending(dispatch, Optional.empty());
            Loading loading = new Loading(load, dispatch, ending, watched, rows.iterator());
            try {
                return work.on(watched, prepared.scope().runsCode(), loading::run);
            } catch (SQLException failed) {
                plans.forget(prepared.key());
                throw CopyErrors.of(failed, prepared, watched, ending.isCommitting());
            }
        }
    }

    private RowCursor open(PreparedOperation prepared, Watched watched) {
        try {
            PooledWork.Lease lease = work.lease(watched, prepared.scope().runsCode());
            boolean opened = false;
            try {
                RowCursor cursor = RowCursor.open(dispatch(prepared), watched, lease, config.maxResultBytes());
                opened = true;
                return cursor;
            } finally {
                if (!opened) {
                    lease.giveBack(false);
                }
            }
        } catch (SQLException failed) {
            plans.forget(prepared.key());
            throw prepared.error(failed, watched, false);
        }
    }

    private Dispatch dispatch(PreparedOperation prepared) {
        Operation operation = prepared.operation();
        return new Dispatch(
                prepared,
                box.governed(
                        roles.of(prepared.scope()),
                        !operation.kind().writes(),
                        operation.limits().statementTimeoutMillis()),
                sessions);
    }

    @Override
    public void close() {
        watchdog.close();
        pool.close();
    }
}
