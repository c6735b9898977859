package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with a connection. */
@FunctionalInterface
public interface SqlWork<T> {

    T with(Connection connection) throws SQLException;
}
