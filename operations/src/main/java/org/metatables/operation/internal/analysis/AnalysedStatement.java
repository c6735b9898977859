package org.metatables.operation.internal.analysis;

import java.util.List;

/**
 * A statement with all that PostgreSQL said about it.
 *
 * @param types the types of its parameters, by place
 * @param verdict whether it may run
 */
public record AnalysedStatement(List<ParameterType> types, Verdict verdict) {

    public AnalysedStatement {
        types = List.copyOf(types);
    }
}
