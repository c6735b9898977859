package org.metatables.operation.internal.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a connection stands in while a statement runs.
 *
 * @param role the role that the statement runs as; empty for the login itself
 * @param readOnly whether its transactions are read-only
 * @param statementTimeoutMillis after how many milliseconds the server cancels a statement
 * @param lockTimeoutMillis after how many milliseconds the server stops waiting for a lock
 * @param searchPath the schemas where names without a schema are looked up, as a list in SQL
 */
public record SessionState(
        Optional<String> role, boolean readOnly, int statementTimeoutMillis, int lockTimeoutMillis, String searchPath) {

    /** What puts the login itself back in the place of a role. */
    public static final String LEAVE_ROLE = "RESET ROLE";

    /** What no setting of the database or of the login may change: how texts, values and names are read and written. */
    private static final List<String> ALWAYS = List.of(
            "SET standard_conforming_strings = on",
            "SET check_function_bodies = off",
            "SET TimeZone = 'UTC'",
            "SET array_nulls = on",
            "SET bytea_output = 'hex'",
            "SET extra_float_digits = 1",
            "SET IntervalStyle = 'postgres'",
            "SET quote_all_identifiers = off",
            "SET row_security = on",
            "SET transform_null_equals = off");

    /** The same state as another role. */
    public SessionState as(String other) {
        return new SessionState(Optional.of(other), readOnly, statementTimeoutMillis, lockTimeoutMillis, searchPath);
    }

    /** The same state as the login itself. */
    public SessionState asLogin() {
        return new SessionState(Optional.empty(), readOnly, statementTimeoutMillis, lockTimeoutMillis, searchPath);
    }

    /**
     * The statements that lead here from another state, in order. {@code SET} and neither {@code SET LOCAL}, which
     * writes a warning to the server's log, nor {@code set_config}, which a scope's role may not execute.
     *
     * @param from the state that a connection stands in; empty if that is not known
     */
    List<String> settingsFrom(Optional<SessionState> from) {
        List<String> settings = new ArrayList<>();
        if (from.isEmpty()) {
            settings.addAll(ALWAYS);
        }
        if (from.filter(state -> state.searchPath.equals(searchPath)).isEmpty()) {
            settings.add("SET search_path = " + searchPath);
        }
        if (from.filter(state -> state.readOnly == readOnly).isEmpty()) {
            String value = readOnly ? "on" : "off";
            settings.add("SET default_transaction_read_only = " + value);
            // The default is for transactions to come; this message runs in one that has begun.
            settings.add("SET transaction_read_only = " + value);
        }
        if (from.filter(state -> state.statementTimeoutMillis == statementTimeoutMillis)
                .isEmpty()) {
            settings.add("SET statement_timeout = " + statementTimeoutMillis);
        }
        if (from.filter(state -> state.lockTimeoutMillis == lockTimeoutMillis).isEmpty()) {
            settings.add("SET lock_timeout = " + lockTimeoutMillis);
        }
        if (from.filter(state -> state.role.equals(role)).isEmpty()) {
            settings.add(role.map(name -> "SET ROLE \"" + name.replace("\"", "\"\"") + '"')
                    .orElse(LEAVE_ROLE));
        }
        return settings;
    }
}
