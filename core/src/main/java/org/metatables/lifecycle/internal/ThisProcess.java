package org.metatables.lifecycle.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/** By what others can recognise the program that runs here. */
final class ThisProcess {

    private ThisProcess() {}

    /** The name of this machine, or {@code unknown} where it has none. */
    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    /** The number of the server process as the driver was told it when it connected; a pooler tells one of its own. */
    static Optional<Integer> serverProcessOf(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? Optional.of(connection.unwrap(PGConnection.class).getBackendPID())
                : Optional.empty();
    }
}
