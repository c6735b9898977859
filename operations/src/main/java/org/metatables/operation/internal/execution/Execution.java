package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;
import org.metatables.operation.Page;
import org.metatables.operation.Row;
import org.metatables.operation.internal.analysis.ParameterType;
import org.postgresql.util.PGobject;

/**
 * One run of a statement that was allowed. A read is one message to the server, in a read-only transaction of its own;
 * a read from the middle and a write have a transaction around them.
 */
final class Execution {

    private static final int ROWS_PER_TRIP = 1_000;

    private final Operation operation;
    private final GovernedScope scope;
    private final Plan plan;
    private final long maxBytes;
    private boolean committing;

    Execution(Operation operation, GovernedScope scope, Plan plan, long maxBytes) {
        this.operation = operation;
        this.scope = scope;
        this.plan = plan;
        this.maxBytes = maxBytes;
    }

    /** Whether the commit of a write was sent: then an error does not tell whether something was written. */
    boolean isCommitting() {
        return committing;
    }

    OperationResult run(Connection connection) throws SQLException {
        if (!operation.kind().writes() && operation.limits().offset() == 0) {
            return statement(connection, 0);
        }
        connection.setAutoCommit(false);
        try {
            OperationResult result = statement(connection, operation.kind().writes() ? 0 : ROWS_PER_TRIP);
            committing = operation.kind().writes();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            if (!committing) {
                rollback(connection, failed);
            }
            throw failed;
        }
    }

    /** A connection that broke cannot be rolled back; the first error is the one that tells why. */
    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    private OperationResult statement(Connection connection, int rowsPerTrip) throws SQLException {
        Limits limits = operation.limits();
        try (PreparedStatement statement =
                connection.prepareStatement(plan.text().jdbc())) {
            bind(statement);
            statement.setFetchSize(rowsPerTrip);
            statement.setMaxRows(limits.offset() + limits.maxRows() + 1);
            if (!statement.execute()) {
                return written(statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows);
            }
        }
    }

    /** Binds every value as the text of exactly the type that was analysed. */
    private void bind(PreparedStatement statement) throws SQLException {
        int place = 0;
        for (String name : plan.text().places()) {
            ParameterType type = plan.statement().types().get(place);
            place++;
            Optional<Object> value = operation.statement().parameters().value(name);
            if (value.isEmpty()) {
                statement.setNull(place, Types.OTHER, type.driverName());
            } else {
                PGobject bound = new PGobject();
                bound.setType(type.driverName());
                bound.setValue(ValueText.of(name, value.get(), type));
                statement.setObject(place, bound);
            }
        }
    }

    private OperationResult written(long count) {
        Limits limits = operation.limits();
        return new OperationResult(
                operation.kind(),
                count,
                false,
                List.of(),
                false,
                limits.maxRows(),
                new Page(limits.maxRows(), limits.offset(), 0, OptionalInt.empty()),
                List.copyOf(scope.tables().keySet()),
                scope.dataSource());
    }

    private OperationResult read(ResultSet rows) throws SQLException {
        Limits limits = operation.limits();
        RowReader reader = new RowReader(rows, maxBytes);
        List<Row> page = new ArrayList<>();
        boolean more = false;
        int passed = 0;
        while (passed < limits.offset() && rows.next()) {
            passed++;
        }
        while (passed == limits.offset() && !more && rows.next()) {
            if (page.size() == limits.maxRows()) {
                more = true;
            } else {
                page.add(reader.read());
            }
        }
        boolean continues = more && !operation.kind().writes();
        return new OperationResult(
                operation.kind(),
                page.size(),
                true,
                page,
                more,
                limits.maxRows(),
                new Page(
                        limits.maxRows(),
                        limits.offset(),
                        page.size(),
                        continues ? OptionalInt.of(limits.offset() + page.size()) : OptionalInt.empty()),
                List.copyOf(scope.tables().keySet()),
                scope.dataSource());
    }
}
