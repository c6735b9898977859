package org.metatables.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.Message;
import org.metatables.internal.StorableText;

/** The reading and writing of entries, each in one message. Writing takes the lock of the catalog: two at once take turns. */
final class AccessStatement {

    private static final int MAX_REASON_LENGTH = 2_000;

    private AccessStatement() {}

    /** Reads rows in the transaction of the connection. */
    static <T> List<T> read(Connection connection, String sql, Parameters parameters, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows(rows, reader);
            }
        }
    }

    /** Takes the lock, writes, commits, and gives what the statement returns. */
    static <T> List<T> write(Connection connection, String sql, Parameters parameters, RowReader<T> reader)
            throws SQLException {
        try (Message message = new Message(connection, CatalogLock.TAKE + sql + ";\ncommit")) {
            parameters.set(message.parameters());
            try (ResultSet rows = message.send()) {
                return rows(rows, reader);
            }
        }
    }

    /** The change that the columns {@code <prefix>_at}, {@code _by}, {@code _as} and the one of the reason tell of. */
    static Optional<Change> change(ResultSet row, String prefix, String reason) throws SQLException {
        OffsetDateTime at = row.getObject(prefix + "_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Change(
                        at.toInstant(),
                        row.getString(prefix + "_by"),
                        Optional.ofNullable(row.getString(prefix + "_as")),
                        row.getString(reason)));
    }

    /** @throws InvalidReasonException if the reason is blank, too long or not storable */
    static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw new InvalidReasonException("is blank");
        }
        if (reason.length() > MAX_REASON_LENGTH) {
            throw new InvalidReasonException("has more than " + MAX_REASON_LENGTH + " characters");
        }
        StorableText.fault(reason).ifPresent(fault -> {
            throw new InvalidReasonException(fault);
        });
        return reason.strip();
    }

    private static <T> List<T> rows(ResultSet rows, RowReader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
            read.add(reader.read(rows));
        }
        return read;
    }

    /** Sets the parameters of a statement. */
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
