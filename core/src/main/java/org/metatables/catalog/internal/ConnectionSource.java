package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.metatables.catalog.CatalogAccessException;

/** Where the connection for a question to the catalog comes from. */
public interface ConnectionSource {

    /** Does the work with a connection. */
    <T> T with(SqlWork<T> work) throws SQLException;

    /** A connection of its own for each question. */
    static ConnectionSource of(DataSource dataSource) {
        return new ConnectionSource() {
            @Override
            public <T> T with(SqlWork<T> work) throws SQLException {
                try (Connection connection = dataSource.getConnection()) {
                    return work.with(connection);
                }
            }
        };
    }

    /** Always the same connection, which stays open. */
    static ConnectionSource of(Connection connection) {
        return new ConnectionSource() {
            @Override
            public <T> T with(SqlWork<T> work) throws SQLException {
                return work.with(connection);
            }
        };
    }

    /**
     * Does the work, or says what could not be done.
     *
     * @param purpose what is done, as a verb and its object, such as {@code read the catalog}
     * @throws CatalogAccessException if the database refuses
     */
    default <T> T ask(String purpose, SqlWork<T> work) {
        try {
            return with(work);
        } catch (SQLException refused) {
            throw CatalogAccessException.of(purpose, refused);
        }
    }
}
