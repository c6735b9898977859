package org.metatables.operation.internal.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.audit.AuditNet;
import org.metatables.operation.Operation;
import org.metatables.operation.ParameterException;
import org.metatables.operation.Parameters;
import org.metatables.operation.internal.analysis.AnalysedStatement;
import org.metatables.operation.internal.analysis.KnownTables;
import org.metatables.operation.internal.analysis.StatementAnalysis;
import org.metatables.operation.internal.analysis.TypeHints;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.audit.AuditEntry;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;

/** Reads and judges statements, and remembers those that are allowed. This class is thread-safe. */
final class Plans {

    private final Cache<Plan.Key, Plan> known;
    private final StatementAnalysis analysis = new StatementAnalysis();
    private final PooledWork work;
    private final Box box;

    /**
     * @param remembered for how many statements of up to a kilobyte the plan is remembered
     */
    Plans(int remembered, PooledWork work, Box box) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(remembered)
                .weigher((Plan.Key key, Plan plan) -> key.weight())
                .build();
        this.work = work;
        this.box = box;
    }

    /** What the plan of an operation depends on. */
    static Plan.Key key(Operation operation, GovernedScope scope) {
        return new Plan.Key(
                operation.statement().sql(),
                operation.statement().style(),
                hints(operation.statement().parameters(), scope),
                scope.meaning());
    }

    /**
     * The plan of an operation.
     *
     * @param knownTables which tables beyond its scope the caller may know of
     * @throws org.metatables.operation.InvalidStatementException if the text is not one statement that PostgreSQL understands
     * @throws ParameterException if a parameter is missing, unused, or of no type
     */
    Plan of(
            Operation operation,
            GovernedScope scope,
            Plan.Key key,
            KnownTables knownTables,
            Watched watched,
            AuditEntry entry) {
        entry.enter(AuditNet.TEXT);
        Plan remembered = known.getIfPresent(key);
        if (remembered != null) {
            requireParameters(remembered.text(), operation, scope);
            return remembered;
        }
        StatementText text =
                TextGate.read(operation.statement().sql(), operation.statement().style(), scope.aliases());
        DriverReading.requireSame(text);
        requireParameters(text, operation, scope);
        entry.enter(AuditNet.ANALYSIS);
        AnalysedStatement statement = work.asking(watched, box.own(false), connection -> {
            connection.setAutoCommit(false);
            return analysis.analyse(connection, text, key.hints(), scope.declaration(), knownTables);
        });
        Plan plan = new Plan(text, statement, new Messages(text));
        // A refusal names what this caller may know of: another one must not get it.
        if (plan.statement().verdict() instanceof Verdict.Allowed) {
            known.put(key, plan);
        }
        return plan;
    }

    /** Judges a statement again the next time. */
    void forget(Plan.Key key) {
        known.invalidate(key);
    }

    private static TypeHints hints(Parameters parameters, GovernedScope scope) {
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

    private static void requireParameters(StatementText text, Operation operation, GovernedScope scope) {
        Set<String> given = operation.statement().parameters().names();
        Set<String> used = text.used();
        if (used.equals(given)) {
            return;
        }
        Set<String> missing = new LinkedHashSet<>(used);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new ParameterException(Problem.of("The statement uses parameters that the operation does not give: "
                            + String.join(", ", missing) + ".")
                    .inTable(scope.tableNames())
                    .remedy("Give each a value; null is one."));
        }
        Set<String> extra = new LinkedHashSet<>(given);
        extra.removeAll(used);
        if (!extra.isEmpty()) {
            throw new ParameterException(Problem.of("The operation gives parameters that the statement does not use: "
                            + String.join(", ", extra) + ".")
                    .inTable(scope.tableNames())
                    .remedy("Leave them out, or correct their names."));
        }
    }
}
