package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.metatables.Problem;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationResult;
import org.metatables.operation.internal.boundary.SessionState;

/**
 * Sees to it that a write with an idempotency key happens once. Its row is claimed first, in the transaction of the write:
 * who comes second waits until the first commits, and is given what the first was given.
 */
final class OnceOnly {

    /** Rows of others that are old make room, a few at a time, and without waiting for anybody. */
    private static final String CLAIM = """
            with mine (principal, key, fingerprint) as (
              values (?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.bytea)),
            expired as (
              delete from metatables.idempotency_key where ctid in (
                select k.ctid from metatables.idempotency_key k
                 where k.at < pg_catalog.now() - interval '7 days'
                   and not exists (select from mine m where m.principal = k.principal and m.key = k.key)
                 order by k.at limit 20 for update skip locked))
            insert into metatables.idempotency_key (principal, key, fingerprint)
            select m.principal, m.key, m.fingerprint from mine m
            on conflict do nothing""";

    private static final String RECORDED =
            "select fingerprint, result from metatables.idempotency_key where principal = ? and key = ?";

    private static final String RECORD =
            "update metatables.idempotency_key set result = ?::pg_catalog.jsonb where principal = ? and key = ?";

    private static final List<String> LEAVE = List.of("SET CONSTRAINTS ALL IMMEDIATE", SessionState.LEAVE_ROLE);

    private final String principal;
    private final String key;
    private final Dispatch dispatch;
    private final byte[] fingerprint;

    /**
     * @param principal whose key it is
     * @param key the key
     */
    OnceOnly(String principal, String key, Dispatch dispatch) {
        this.principal = principal;
        this.key = key;
        this.dispatch = dispatch;
        this.fingerprint = WriteFingerprint.of(dispatch.prepared());
    }

    /**
     * Does the write, unless it was done before.
     *
     * @param connection a connection in a transaction
     * @throws OperationRefusedException if another write was made with the key
     */
    OperationResult run(Connection connection, Results results, Ending.Work<OperationResult> write)
            throws SQLException {
        // A row that was in the way may have made room meanwhile.
        while (!claim(connection)) {
            Optional<RecordedResult> recorded = recorded(connection);
            if (recorded.isPresent()) {
                return results.recorded(recorded.get());
            }
        }
        OperationResult result = write.run();
        record(connection, RecordedResult.of(result));
        return result;
    }

    private boolean claim(Connection connection) throws SQLException {
        SessionState login = dispatch.state().asLogin();
        List<String> settings = dispatch.sessions().approach(connection, login);
        String message = settings.isEmpty() ? CLAIM : String.join(";", settings) + ";" + CLAIM;
        try (PreparedStatement statement = connection.prepareStatement(message)) {
            statement.setString(1, principal);
            statement.setString(2, key);
            statement.setBytes(3, fingerprint);
            statement.execute();
            for (int setting = 0; setting < settings.size(); setting++) {
                statement.getMoreResults();
            }
            return statement.getUpdateCount() == 1;
        }
    }

    private Optional<RecordedResult> recorded(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDED)) {
            statement.setString(1, principal);
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(row.getBytes(1), fingerprint)) {
                    throw new OperationRefusedException(
                            Problem.of("Another write was made with this idempotency key. Nothing was written.")
                                    .inTable(dispatch.prepared().scope().tableNames())
                                    .remedy("Give every write a key of its own, and the same only to its repetition."));
                }
                return Optional.of(RecordedResult.fromJson(row.getString(2)));
            }
        }
    }

    private void record(Connection connection, RecordedResult result) throws SQLException {
        String message = String.join(";", LEAVE) + ";" + RECORD;
        try (PreparedStatement statement = connection.prepareStatement(message)) {
            statement.setString(1, result.toJson());
            statement.setString(2, principal);
            statement.setString(3, key);
            statement.execute();
        }
    }
}
