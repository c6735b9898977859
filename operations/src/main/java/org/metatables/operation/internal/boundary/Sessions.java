package org.metatables.operation.internal.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * Knows the state that each connection stands in, and what puts it into the one that a statement needs. A connection
 * that already stands in it needs no settings at all, which is why the state outlives the operation: the statements of
 * callers cannot change it, since the analysis refuses every function that could.
 *
 * <p>This class is thread-safe.
 */
public final class Sessions {

    /** Everything that a session can keep: settings, its role, temporary tables, locks, prepared statements. */
    private static final String WIPE = "DISCARD ALL";

    private final Map<PgConnection, SessionState> states = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * The statements that put a connection into a state; none if it stands in it. Until {@link #stands} is called the
     * state of the connection counts as unknown, as a message that fails leaves it.
     */
    public List<String> approach(Connection connection, SessionState state) throws SQLException {
        return state.settingsFrom(Optional.ofNullable(states.remove(connection.unwrap(PgConnection.class))));
    }

    /** Notes the state that a connection stands in. */
    public void stands(Connection connection, SessionState state) throws SQLException {
        states.put(connection.unwrap(PgConnection.class), state);
    }

    /**
     * Puts a connection into a state with a message of its own, if it takes one.
     *
     * @param connection a connection outside of a transaction
     */
    public void enter(Connection connection, SessionState state) throws SQLException {
        List<String> settings = approach(connection, state);
        if (!settings.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(String.join(";", settings));
            }
        }
        stands(connection, state);
    }

    /** Counts the state of every connection that stands in a role as unknown, since a role of that name may have taken its place. */
    public void forget(String role) {
        states.values().removeIf(state -> state.role().filter(role::equals).isPresent());
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
