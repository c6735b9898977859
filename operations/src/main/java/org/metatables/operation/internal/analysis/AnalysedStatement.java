package org.metatables.operation.internal.analysis;

import java.util.Map;

/**
 * A statement with all that PostgreSQL said about it.
 *
 * @param types the types of its parameters, by name
 * @param verdict whether it may run
 */
public record AnalysedStatement(Map<String, ParameterType> types, Verdict verdict) {

    public AnalysedStatement {
        types = Map.copyOf(types);
    }
}
