package org.metatables.hibernate.query.internal;

import java.util.List;
import java.util.OptionalInt;

/**
 * A statement that Hibernate ran.
 *
 * @param sql the text, with {@code ?} for parameters
 * @param values the parameters, in the order of their places
 * @param timeoutSeconds how long it may take, where the query says
 */
public record JdbcStatement(String sql, List<BoundValue> values, OptionalInt timeoutSeconds) {

    public JdbcStatement {
        values = List.copyOf(values);
    }
}
