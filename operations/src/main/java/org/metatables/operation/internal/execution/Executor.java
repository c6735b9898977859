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
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.access.Actor;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditUnavailableException;
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
import org.metatables.operation.RawQuery;
import org.metatables.operation.RawQueryResult;
import org.metatables.operation.Row;
import org.metatables.operation.internal.audit.AuditEntry;
import org.metatables.operation.internal.audit.AuditLog;
import org.metatables.operation.internal.boundary.Sessions;

/** Carries operations through their nets, and runs them. This class is thread-safe. */
public final class Executor implements AutoCloseable {

    private final OperationsConfig config;
    private final ConnectionPool pool;
    private final Watchdog watchdog = new Watchdog();
    private final RoleLookup roles;
    private final Box box;
    private final PooledWork work;
    private final VisibleTables tables;
    private final Preparation preparation;
    private final Launch launch;
    private final StreamOpening streams;
    private final AuditLog audit;

    /**
     * Opens the pool, and checks that the database and the login can carry operations.
     *
     * @throws OperationException if they cannot, saying what to do
     */
    public Executor(OperationsConfig config) {
        this(config, (work, box) -> new BoundaryRoles(work, box, config));
    }

    /** An executor whose statements run as other roles. */
    Executor(OperationsConfig config, BiFunction<PooledWork, Box, RoleLookup> roles) {
        this.config = config;
        this.pool = new ConnectionPool(PoolSettings.of(config));
        this.box = new Box(config);
        Sessions sessions = new Sessions();
        this.work = new PooledWork(pool, sessions);
        this.roles = roles.apply(work, box);
        Plans plans = new Plans(config.rememberedStatements(), work, box);
        GovernedTables governed = new GovernedTables(config.catalogFreshness());
        this.tables = new VisibleTables(
                governed,
                new ActingCheck(config.directory(), config.catalogFreshness()),
                config.visibility(),
                work,
                box);
        this.preparation = new Preparation(tables, new CheckedScopes(governed), plans);
        this.launch = new Launch(work, plans, this.roles, box, sessions);
        this.streams = new StreamOpening(launch, config.maxResultBytes());
        try {
            requireFitLogin();
            this.audit = AuditLog.open(config);
        } catch (RuntimeException | Error unfit) {
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
     * @param actors says who executes it, and for whom that one says it does
     */
    public OperationResult execute(Operation operation, Supplier<Actor> actors) {
        AuditEntry entry = audit.begin(operation, box.deadline(operation.limits()));
        OperationResult result;
        try {
            result = execute(operation, actors, entry);
        } catch (RuntimeException | Error failed) {
            entry.failed(failed);
            throw failed;
        }
        entry.succeeded(result.rowCount());
        return result;
    }

    private OperationResult execute(Operation operation, Supplier<Actor> actors, AuditEntry entry) {
        Actor actor = entry.actor(actors);
        if (operation.kind().writes() && operation.limits().offset() > 0) {
            throw new InvalidOperationException(Problem.of("A write has no pages, but the operation has an offset.")
                    .remedy("Leave the offset out."));
        }
        try (Watched watched = watchdog.watch(box.deadline(operation.limits()))) {
            return run(preparation.prepare(operation, actor, watched, entry), actor, watched, entry, true);
        }
    }

    /**
     * Executes a read as somebody typed it. What is refused, and what goes wrong, is part of the answer.
     *
     * @param actors says who asks, and for whom that one says it does
     */
    public RawQueryResult execute(RawQuery query, Supplier<Actor> actors) {
        Inspection inspection = new Inspection(query);
        AuditEntry entry = audit.begin(inspection.operation(), box.deadline(query.limits()));
        OperationResult result;
        try {
            result = execute(inspection, actors, entry);
        } catch (MetaTablesException failed) {
            return inspection.failed(entry.id(), failed, entry.failed(failed));
        } catch (RuntimeException | Error failed) {
            entry.failed(failed);
            throw failed;
        }
        try {
            entry.succeeded(result.rowCount());
        } catch (AuditUnavailableException unwritten) {
            return inspection.unwritten(entry.id(), unwritten);
        }
        return inspection.answered(entry.id(), result);
    }

    private OperationResult execute(Inspection inspection, Supplier<Actor> actors, AuditEntry entry) {
        Actor actor = entry.actor(actors);
        try (Watched watched =
                watchdog.watch(box.deadline(inspection.operation().limits()))) {
            entry.enter(AuditNet.TEXT);
            Operation read = inspection.read();
            PreparedOperation prepared = preparation.prepare(read, actor, watched, entry);
            return run(inspection.explained(prepared), actor, watched, entry, true);
        }
    }

    /** @param isFirst whether a statement may run again that its role was too weak for: nothing of it has happened */
    private OperationResult run(
            PreparedOperation prepared, Actor actor, Watched watched, AuditEntry entry, boolean isFirst) {
        Dispatch dispatch = launch.dispatch(prepared, watched, entry);
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
            if (isFirst && launch.isRoleRenewed(prepared, failed)) {
                return run(prepared, actor, watched, entry, false);
            }
            throw launch.failure(prepared, failed, watched, entry, execution.isCommitting());
        }
    }

    /**
     * Opens a stream of the rows of a read.
     *
     * @param actors says who reads, and for whom that one says it does
     */
    public Stream<Row> stream(Operation operation, Supplier<Actor> actors) {
        Duration deadline = box.streamDeadline(operation.limits());
        AuditEntry entry = audit.begin(operation, deadline);
        Watched watched = watchdog.watch(deadline);
        try {
            Actor actor = entry.actor(actors);
            StreamOpening.requireStreamable(operation);
            return streams.open(preparation.prepare(operation, actor, watched, entry), watched, entry);
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
     * @param actors says who writes, and for whom that one says it does
     */
    public long load(BulkLoad load, Stream<? extends List<?>> rows, Supplier<Actor> actors) {
        Operation operation = LoadStatement.of(load);
        AuditEntry entry = audit.begin(operation, load.deadline());
        long count;
        try (rows;
                Watched watched = watchdog.watch(load.deadline())) {
            Actor actor = entry.actor(actors);
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
        Dispatch dispatch = launch.dispatch(prepared, watched, entry);
        Ending ending = new Ending(dispatch, Optional.of(new AuditOfWrite(entry)));
        Loading loading = new Loading(load, dispatch, ending, watched, rows.iterator());
        entry.execute();
        try {
            return work.on(watched, prepared.scope().runsCode(), loading::run);
        } catch (SQLException failed) {
            // The rows cannot be had a second time.
            launch.isRoleRenewed(prepared, failed);
            launch.broke(prepared, failed, entry, ending.isCommitting());
            throw CopyErrors.of(failed, prepared, watched, ending.isCommitting());
        }
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
        roles.close();
        watchdog.close();
        pool.close();
    }
}
