package org.metatables.operation.internal.execution;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.metatables.operation.BulkLoad;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;

/**
 * The insert of one row that a bulk load is a multiple of. It is judged like any other statement, and tells the types of
 * the columns; it is never executed. PostgreSQL refuses it where it gives a value to a column that is always generated, which {@code
 * COPY} would write.
 */
final class LoadStatement {

    private LoadStatement() {}

    static Operation of(BulkLoad load) {
        String columns = load.columns().stream().map(Quoted::name).collect(Collectors.joining(", "));
        String values = IntStream.range(0, load.columns().size())
                .mapToObj(column -> ":c" + column)
                .collect(Collectors.joining(", "));
        OperationBuilder insert = Operation.insert("insert into {target} (" + columns + ")"
                        + (load.overridesIdentity() ? " overriding system value" : "") + " values (" + values + ")")
                .write(load.table(), "target")
                .statementTimeout(load.deadline())
                .deadline(load.deadline());
        for (int column = 0; column < load.columns().size(); column++) {
            insert.parameter("c" + column, null);
        }
        return insert.build();
    }
}
