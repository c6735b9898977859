package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * Makes connections fit for analyses, once each. A schema of temporary objects that comes and goes with each function would invalidate
 * every plan of the session, so it is made to stay; and the driver would prepare every statement of the connection anew after each
 * function that is made. This class is thread-safe.
 */
final class AnalysisConnections {

    private static final String FUNCTION = "pg_temp.metatables_schema()";

    private static final String MAKE_SCHEMA = "CREATE FUNCTION " + FUNCTION + " RETURNS void LANGUAGE sql AS '';"
            + "DROP FUNCTION " + FUNCTION + ";COMMIT";

    private final Set<PgConnection> fit = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param connection a connection in no transaction, and whose automatic commit is off */
    void makeFit(Connection connection) throws SQLException {
        PgConnection own = connection.unwrap(PgConnection.class);
        if (!fit.contains(own)) {
            own.getQueryExecutor().setFlushCacheOnDdl(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(MAKE_SCHEMA);
            }
            fit.add(own);
        }
    }
}
