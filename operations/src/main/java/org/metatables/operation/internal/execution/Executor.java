package org.metatables.operation.internal.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.Problem;
import org.metatables.access.Actor;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.ParameterException;
import org.metatables.operation.Parameters;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.internal.analysis.AnalysedStatement;
import org.metatables.operation.internal.analysis.StatementAnalysis;
import org.metatables.operation.internal.analysis.TypeHints;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.boundary.SessionState;
import org.metatables.operation.internal.boundary.Sessions;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;

/** Carries an operation through its nets: scope, text, analysis, session, run. This class is thread-safe. */
public final class Executor implements AutoCloseable {

    private final OperationsConfig config;
    private final ConnectionPool pool;
    private final GovernedTables tables;
    private final Cache<Plan.Key, Plan> plans;
    private final StatementAnalysis analysis = new StatementAnalysis();
    private final Sessions sessions = new Sessions();
    private final ScopeRoles roles;

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
        this.roles = roles;
        this.config = config;
        this.tables = new GovernedTables(config.catalogFreshness());
        this.plans = Caffeine.newBuilder()
                .maximumWeight(config.rememberedStatements())
                .weigher((Plan.Key key, Plan plan) -> key.weight())
                .build();
        this.pool = new ConnectionPool(PoolSettings.of(config));
        try (Connection connection = pool.borrow()) {
            LoginCheck.require(connection);
        } catch (SQLException broken) {
            pool.close();
            throw ServerErrors.of(broken);
        } catch (RuntimeException unfit) {
            pool.close();
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
        GovernedScope scope = new ScopeCheck(operation, tables(operation)).check();
        Plan.Key key = key(operation, scope);
        Plan plan = plan(operation, scope, key);
        if (plan.statement().verdict() instanceof Verdict.Refused refused) {
            throw new OperationRefusedException(refused.reason());
        }
        Execution execution = new Execution(
                operation,
                scope,
                plan,
                session(
                        roles.of(scope),
                        !operation.kind().writes(),
                        operation.limits().statementTimeoutMillis()),
                sessions,
                Optional.empty(),
                new Results(operation, scope, config.maxResultBytes()));
        try {
            return on(scope.runsCode(), execution::run);
        } catch (SQLException failed) {
            plans.invalidate(key);
            throw ServerErrors.of(failed, plan.text().places(), scope.tableNames(), execution.isCommitting());
        }
    }

    private Map<UUID, GovernedTable> tables(Operation operation) {
        Set<UUID> uids = new LinkedHashSet<>();
        operation.scope().tables().stream().map(ScopeTable::uid).forEach(uids::add);
        Map<UUID, GovernedTable> known = tables.known(uids);
        if (known.size() == uids.size()) {
            return known;
        }
        return asking(true, connection -> tables.read(connection, uids));
    }

    private static Plan.Key key(Operation operation, GovernedScope scope) {
        return new Plan.Key(
                operation.statement().sql(),
                operation.statement().style(),
                scope.aliases(),
                hints(operation, scope),
                scope.declaration(),
                scope.tables().values().stream().map(GovernedTable::meaning).toList());
    }

    private static TypeHints hints(Operation operation, GovernedScope scope) {
        Parameters parameters = operation.statement().parameters();
        Map<String, String> fallback = new HashMap<>();
        Map<String, String> columns = scope.columnTypes();
        for (String name : parameters.names()) {
            Optional<String> suggested = parameters.value(name).flatMap(SuggestedType::of);
            suggested.or(() -> Optional.ofNullable(columns.get(name))).ifPresent(type -> fallback.put(name, type));
        }
        Map<String, String> declared = new HashMap<>(parameters.types());
        declared.keySet().retainAll(parameters.names());
        return new TypeHints(declared, fallback);
    }

    private Plan plan(Operation operation, GovernedScope scope, Plan.Key key) {
        Plan known = plans.getIfPresent(key);
        if (known != null) {
            requireParameters(known.text(), operation, scope);
            return known;
        }
        StatementText text =
                TextGate.read(operation.statement().sql(), operation.statement().style(), scope.aliases());
        DriverReading.requireSame(text);
        requireParameters(text, operation, scope);
        AnalysedStatement statement = asking(false, connection -> {
            connection.setAutoCommit(false);
            return analysis.analyse(connection, text, key.hints(), scope.declaration());
        });
        Plan plan = new Plan(text, statement, new Messages(text));
        plans.put(key, plan);
        return plan;
    }

    private static void requireParameters(StatementText text, Operation operation, GovernedScope scope) {
        Parameters parameters = operation.statement().parameters();
        Set<String> missing = new LinkedHashSet<>(text.places());
        missing.removeAll(parameters.names());
        if (!missing.isEmpty()) {
            throw new ParameterException(Problem.of("The statement uses parameters that the operation does not give: "
                            + String.join(", ", missing) + ".")
                    .inTable(scope.tableNames())
                    .remedy("Give each a value; null is one."));
        }
        Set<String> extra = parameters.names();
        extra.removeAll(new HashSet<>(text.places()));
        if (!extra.isEmpty()) {
            throw new ParameterException(Problem.of("The operation gives parameters that the statement does not use: "
                            + String.join(", ", extra) + ".")
                    .inTable(scope.tableNames())
                    .remedy("Leave them out, or correct their names."));
        }
    }

    /** Asks the database something on our own behalf. */
    private <T> T asking(boolean readOnly, Work<T> work) {
        try {
            return on(false, connection -> {
                sessions.enter(connection, session(Optional.empty(), readOnly, config.ownTimeoutMillis()));
                return work.on(connection);
            });
        } catch (SQLException failed) {
            throw ServerErrors.of(failed);
        }
    }

    private SessionState session(Optional<String> role, boolean readOnly, int timeoutMillis) {
        int lockTimeout = Math.min(timeoutMillis, config.lockTimeoutMillis());
        return new SessionState(role, readOnly, timeoutMillis, lockTimeout, config.searchPath());
    }

    /**
     * @param runsCode whether the work runs code of the owners of tables, after which no connection is what it was
     */
    private <T> T on(boolean runsCode, Work<T> work) throws SQLException {
        try (Connection connection = pool.borrow()) {
            try {
                T result = work.on(connection);
                if (runsCode) {
                    wipe(connection);
                }
                return result;
            } catch (SQLException failed) {
                if (runsCode || Connections.mayBeDirty(connection, failed)) {
                    pool.discard(connection);
                }
                throw failed;
            } catch (RuntimeException refused) {
                if (runsCode || Connections.isDirty(connection)) {
                    pool.discard(connection);
                }
                throw refused;
            }
        }
    }

    /** The work is done: a connection that cannot be wiped is its own trouble. */
    private void wipe(Connection connection) {
        try {
            sessions.wipe(connection);
        } catch (SQLException broken) {
            pool.discard(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
