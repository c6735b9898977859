package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.metatables.naming.PhysicalName;

/**
 * Says which tables beyond its scope the caller of an operation may know of. Those are named in refusals; all others read
 * as if they did not exist.
 */
@FunctionalInterface
public interface KnownTables {

    /**
     * Those of the tables that the caller may know of.
     *
     * @param tables names of tables, views and other relations that exist
     */
    Set<PhysicalName> among(Connection connection, Set<PhysicalName> tables) throws SQLException;

    /** The caller may know of no table beyond the scope. */
    static KnownTables none() {
        return (connection, tables) -> Set.of();
    }
}
