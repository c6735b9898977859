package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A condition on {@code metatables.meta_table m}: SQL, and the values that are bound to it. */
public interface RowCondition {

    /** The condition, with a place for each value. */
    String condition();

    /**
     * Binds the values.
     *
     * @param first the number of the first place
     * @return the number of the place behind the last
     */
    int bind(Connection connection, PreparedStatement statement, int first) throws SQLException;

    /** All rows. */
    static RowCondition always() {
        return new RowCondition() {
            @Override
            public String condition() {
                return "true";
            }

            @Override
            public int bind(Connection connection, PreparedStatement statement, int first) {
                return first;
            }
        };
    }

    /** The rows of which both hold. */
    default RowCondition and(RowCondition other) {
        RowCondition one = this;
        return new RowCondition() {
            @Override
            public String condition() {
                return "(" + one.condition() + ") and (" + other.condition() + ")";
            }

            @Override
            public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
                return other.bind(connection, statement, one.bind(connection, statement, first));
            }
        };
    }
}
