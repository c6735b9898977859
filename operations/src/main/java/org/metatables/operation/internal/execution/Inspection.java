package org.metatables.operation.internal.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.audit.AuditResult;
import org.metatables.audit.AuditUnavailableException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationKind;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.Parameters;
import org.metatables.operation.RawQuery;
import org.metatables.operation.RawQueryError;
import org.metatables.operation.RawQueryError.Kind;
import org.metatables.operation.RawQueryResult;
import org.metatables.operation.Scope;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.Statement;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.text.Explanation;

/** A raw query as the operation that it is. Used by one thread. */
final class Inspection {

    private final RawQuery query;
    private Optional<Explanation> explanation = Optional.empty();

    Inspection(RawQuery query) {
        this.query = query;
    }

    /** The operation as it is audited: the text as it was written. */
    Operation operation() {
        return operation(query.sql());
    }

    /**
     * The operation that the nets judge: what is explained, where the text is an {@code EXPLAIN}.
     *
     * @throws org.metatables.operation.InvalidStatementException if it is one with an option that is not taken
     */
    Operation read() {
        explanation = Explanation.read(query.sql());
        return operation(explanation.map(Explanation::statement).orElse(query.sql()));
    }

    private Operation operation(String sql) {
        List<ScopeTable> tables = new ArrayList<>();
        tables.add(ScopeTable.read(query.table()));
        query.furtherTables().forEach(table -> tables.add(ScopeTable.read(table)));
        return new Operation(
                OperationKind.SELECT,
                new Statement(sql, ParameterStyle.NONE, Parameters.none()),
                new Scope(Optional.empty(), tables),
                query.limits());
    }

    /**
     * What is sent once the nets let the statement pass.
     *
     * @throws OperationRefusedException if a plan would tell of more than the tables of the scope
     */
    PreparedOperation explained(PreparedOperation prepared) {
        if (explanation.isEmpty()) {
            return prepared;
        }
        prepared.scope().tables().values().stream()
                .filter(GovernedTable::plansTellOfMore)
                .findFirst()
                .ifPresent(table -> {
                    throw new OperationRefusedException(Problem.of("The plan of a query that reads " + table.name()
                                    + " would tell of more than this table: the tables and conditions of a view, the"
                                    + " conditions of policies, or the names of its parts.")
                            .inTable(table.name().toString())
                            .withUid(table.uid())
                            .remedy("Execute the query without EXPLAIN."));
                });
        if (prepared.plan().statement().verdict() instanceof Verdict.Allowed allowed && allowed.callsListed()) {
            throw new OperationRefusedException(Problem.of(
                            "The plan of the query may show the body of a function that an" + " administrator listed.")
                    .inTable(prepared.scope().tableNames())
                    .remedy("Execute the query without EXPLAIN, or leave the function out."));
        }
        return prepared.after(explanation.get().prefix());
    }

    RawQueryResult answered(UUID id, OperationResult result) {
        return new RawQueryResult(
                id,
                query.table(),
                query.timeIndexed(),
                result.rows(),
                result.truncated(),
                result.maxRows(),
                Optional.empty());
    }

    /** @param recorded what the audit says about it */
    RawQueryResult failed(UUID id, MetaTablesException failure, AuditResult recorded) {
        return failed(id, RawQueryErrors.of(failure, recorded));
    }

    /** The query was carried out, but its row of the audit could not be written, without which its rows are not given back. */
    RawQueryResult unwritten(UUID id, AuditUnavailableException failure) {
        return failed(id, new RawQueryError(Kind.UNAVAILABLE, failure.getMessage(), true, Optional.empty()));
    }

    private RawQueryResult failed(UUID id, RawQueryError error) {
        return new RawQueryResult(
                id,
                query.table(),
                query.timeIndexed(),
                List.of(),
                false,
                query.limits().maxRows(),
                Optional.of(error));
    }
}
