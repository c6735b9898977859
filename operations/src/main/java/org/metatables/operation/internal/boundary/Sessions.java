package org.metatables.operation.internal.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * Puts connections into the state that a statement needs. A connection that already stands in it needs no message at
 * all, which is why the state outlives the operation: the statements of callers cannot change it, since the analysis
 * refuses every function that could.
 *
 * <p>This class is thread-safe.
 */
public final class Sessions {

    /** Everything that a session can keep: settings, its role, temporary tables, locks, prepared statements. */
    private static final String WIPE = "DISCARD ALL";

    /** {@code set_config} and not {@code SET}: values are bound, and nothing is written to the server's log. */
    private static final String ENTER = """
            select set_config('search_path', ?, false),
                   set_config('default_transaction_read_only', ?, false),
                   set_config('statement_timeout', ?, false),
                   set_config('lock_timeout', ?, false),
                   set_config('standard_conforming_strings', 'on', false),
                   set_config('check_function_bodies', 'off', false),
                   set_config('TimeZone', 'UTC', false)
            """;

    private final Map<PgConnection, SessionState> states = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Puts a connection into a state.
     *
     * @param connection a connection outside of a transaction
     */
    public void enter(Connection connection, SessionState state) throws SQLException {
        PgConnection physical = connection.unwrap(PgConnection.class);
        if (state.equals(states.get(physical))) {
            return;
        }
        states.remove(physical);
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, state.searchPath());
            statement.setString(2, state.readOnly() ? "on" : "off");
            statement.setString(3, Integer.toString(state.statementTimeoutMillis()));
            statement.setString(4, Integer.toString(state.lockTimeoutMillis()));
            statement.execute();
        }
        states.put(physical, state);
    }

    /**
     * Wipes a connection on which code ran that nobody judged: a trigger may have left settings behind, a role, or
     * temporary tables.
     *
     * @param connection a connection outside of a transaction
     */
    public void wipe(Connection connection) throws SQLException {
        states.remove(connection.unwrap(PgConnection.class));
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(WIPE);
        }
    }
}
