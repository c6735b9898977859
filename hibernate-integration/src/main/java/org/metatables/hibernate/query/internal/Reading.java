package org.metatables.hibernate.query.internal;

import java.util.function.Function;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;

/** Makes an operation of the one statement of a query that reads, and has it answered. */
public final class Reading implements Answers {

    private final OperationAssembly assembly;
    private final Limits limits;
    private final SingleStatement single;
    private final Function<Operation, Rows> source;

    /**
     * @param limits how many rows the query may have
     * @param paged whether it asks for a part of its results only
     * @param source carries out the operation
     */
    public Reading(OperationAssembly assembly, Limits limits, boolean paged, Function<Operation, Rows> source) {
        this.assembly = assembly;
        this.limits = limits;
        this.single = new SingleStatement(assembly, paged);
        this.source = source;
    }

    @Override
    public Rows rows(JdbcStatement statement) {
        single.require(statement);
        return source.apply(assembly.operation(statement, limits));
    }

    @Override
    public long count(JdbcStatement statement) {
        throw single.writes();
    }
}
