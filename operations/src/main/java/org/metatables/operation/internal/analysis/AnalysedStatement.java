package org.metatables.operation.internal.analysis;

import java.util.List;

/**
 * A statement with all that PostgreSQL said about it.
 *
 * @param types the types of its parameters, by place
 * @param verdict whether it may run
 * @param returnsRows whether it gives rows back, as a select or {@code RETURNING} does
 */
public record AnalysedStatement(List<ParameterType> types, Verdict verdict, boolean returnsRows) {

    public AnalysedStatement {
        types = List.copyOf(types);
    }
}
