package org.metatables.ddl;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.metatables.catalog.internal.Message;
import org.metatables.internal.SqlResource;

/**
 * Executes statements of DDL on the server, all in one message: the loop over them is a temporary function, which goes away in the
 * same message. The login needs the right {@code TEMPORARY} on the database, which everyone has by default.
 */
public final class DdlMessage {

    private static final String SQL = SqlResource.read(DdlMessage.class, "execute-ddl.sql");

    private DdlMessage() {}

    /**
     * Executes all statements, or none.
     *
     * @param transaction a connection within a transaction, which its owner must roll back where this throws
     * @throws DdlRefusedException if PostgreSQL refuses one
     * @throws SQLException if the connection fails, or the login may not make temporary functions
     */
    public static void execute(Connection transaction, List<DdlStatement> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Message message = new Message(transaction, SQL)) {
            message.parameters()
                    .setArray(
                            1,
                            transaction.createArrayOf(
                                    "text",
                                    statements.stream().map(DdlStatement::sql).toArray()));
            try (ResultSet refusal = message.send()) {
                refusal.next();
                String state = refusal.getString("state");
                if (state != null) {
                    throw new DdlRefusedException(
                            statements.get(refusal.getInt("place") - 1), state, refusal.getString("message"));
                }
            }
        }
    }
}
