package org.metatables.operation.internal.execution;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A statement of ours that travels with a write: in its transaction, after it, as the login and no longer as the role of
 * the scope. If either fails, neither is done.
 */
public interface Accompaniment {

    /** The text of one statement that returns no rows, with {@code ?} for each value; the same for every operation. */
    String sql();

    /**
     * Binds its values.
     *
     * @param first the place of its first {@code ?}
     */
    void bind(PreparedStatement statement, int first) throws SQLException;
}
