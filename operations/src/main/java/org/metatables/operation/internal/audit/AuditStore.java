package org.metatables.operation.internal.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditRecord;

/** The tables of the audit, over a connection of their own. Used by one thread at a time. */
final class AuditStore implements AutoCloseable {

    /** Whatever the login, the database or the URL is set to. */
    private static final String PREPARE = """
            set session characteristics as transaction isolation level read committed, read write;
            set statement_timeout = '30s';
            set lock_timeout = 0
            """;

    private static final String INTRODUCTION = """
            select session_user, pg_catalog.clock_timestamp(),
              pg_catalog.has_any_column_privilege('metatables.audit', 'insert')
              and pg_catalog.has_function_privilege('metatables.prepare_audit()', 'execute')
            """;

    private static final String COMPLETE = "select metatables.complete_audit(?, ?, ?, ?, ?, ?, ?, ?)";

    /** Each in a transaction of its own, since they wait for different locks. */
    private static final String MAKE_PARTITIONS = "select metatables.prepare_audit() is null";

    /** One at a time, lest a batch waits. */
    private static final String DROP_A_PARTITION = """
            select expired is distinct from 0, pg_catalog.clock_timestamp() from metatables.expire_audit() as expired
            """;

    private static final int WORTH_A_COPY = 8;

    /** Unique violation: a row that a broken connection seemed to have lost. */
    private static final String IS_THERE = "23505";

    private final Connection connection;
    private final Introduction introduction;

    AuditStore(Connector connector) throws SQLException {
        connection = connector.connect();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) Connector.SILENCE.toMillis());
            connection.setAutoCommit(true);
            introduction = introduce();
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    /** What the server said when the connection was made. */
    Introduction introduction() {
        return introduction;
    }

    /** Writes rows in their order; those that are there already are left as they are. Two round trips at most, unless they are large. */
    void insert(List<AuditRecord> rows) throws SQLException {
        if (rows.size() >= WORTH_A_COPY) {
            try {
                AuditCopy.write(connection, rows);
                return;
            } catch (SQLException failed) {
                if (!IS_THERE.equals(failed.getSQLState())) {
                    throw failed;
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(AuditInsert.UNLESS_THERE)) {
            for (AuditRecord row : rows) {
                AuditInsert.bind(statement, 1, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Adds to rows what was not known when they were committed. One round trip. */
    void complete(List<AuditRecord> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            statement.setArray(1, array("uuid", rows, AuditRecord::id));
            statement.setArray(2, array("timestamptz", rows, row -> row.at().atOffset(ZoneOffset.UTC)));
            statement.setArray(3, array("int8", rows, row -> number(row.result().rows())));
            statement.setArray(
                    4,
                    array(
                            "int8",
                            rows,
                            row -> number(AuditInsert.micros(row.result().duration()))));
            statement.setArray(
                    5, array("text", rows, row -> row.result().outcome().wireName()));
            statement.setArray(
                    6,
                    array(
                            "text",
                            rows,
                            row -> row.result().net().map(AuditNet::wireName).orElse(null)));
            statement.setArray(
                    7, array("text", rows, row -> row.result().reason().orElse(null)));
            statement.setArray(
                    8, array("text", rows, row -> row.result().sqlState().orElse(null)));
            statement.execute();
        }
    }

    private static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** Makes the partitions that will be needed, and drops one that is not kept any longer. */
    Upkeep keepPartitions() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean blocked;
            try (ResultSet row = statement.executeQuery(MAKE_PARTITIONS)) {
                row.next();
                blocked = row.getBoolean(1);
            }
            try (ResultSet row = statement.executeQuery(DROP_A_PARTITION)) {
                row.next();
                return new Upkeep(row.getObject(2, OffsetDateTime.class).toInstant(), !blocked && !row.getBoolean(1));
            }
        }
    }

    private Introduction introduce() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PREPARE);
            try (ResultSet row = statement.executeQuery(INTRODUCTION)) {
                row.next();
                return new Introduction(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getBoolean(3));
            }
        }
    }

    private <T> Array array(String type, List<T> all, Function<T, @Nullable Object> part) throws SQLException {
        return connection.createArrayOf(type, all.stream().map(part).toArray());
    }

    /** Breaks the connection from another thread, whatever it waits for. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException broken) {
            throw new IllegalStateException("A connection can always be broken.", broken);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
