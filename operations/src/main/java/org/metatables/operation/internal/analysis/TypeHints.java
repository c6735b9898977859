package org.metatables.operation.internal.analysis;

import java.util.Map;

/**
 * What is known about the types of parameters before PostgreSQL is asked. Both maps go by parameter, and hold types as
 * SQL writes them.
 *
 * @param declared what the caller declares: binding
 * @param fallback what the class of the value or a column of the same name suggests: for what PostgreSQL cannot tell
 */
public record TypeHints(Map<String, String> declared, Map<String, String> fallback) {

    public TypeHints {
        declared = Map.copyOf(declared);
        fallback = Map.copyOf(fallback);
    }

    /** Nothing is known. */
    public static TypeHints none() {
        return new TypeHints(Map.of(), Map.of());
    }
}
