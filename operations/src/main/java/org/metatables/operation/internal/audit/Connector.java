package org.metatables.operation.internal.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.metatables.operation.OperationsConfig;
import org.postgresql.ds.PGSimpleDataSource;

/** Connects to the database with the login of the operations, but outside of their pool. */
@FunctionalInterface
public interface Connector {

    /** After this time a server that does not answer counts as gone: more than a statement may take. */
    Duration SILENCE = Duration.ofSeconds(35);

    /** How long connecting may take. */
    Duration CONNECTING = Duration.ofSeconds(5);

    /** A connection, to be closed. */
    Connection connect() throws SQLException;

    /**
     * Connections as the configuration says.
     *
     * @param name how the server knows the program that has such a connection
     */
    static Connector of(OperationsConfig config, String name) {
        if (config.dataSource().isPresent()) {
            return config.dataSource().get()::getConnection;
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(config.url());
        source.setUser(config.username());
        source.setPassword(config.password());
        source.setApplicationName(name);
        source.setConnectTimeout((int) CONNECTING.toSeconds());
        source.setTcpKeepAlive(true);
        // The rows of a batch as one statement of many rows.
        source.setReWriteBatchedInserts(true);
        // Values of parameters stay out of the messages that the driver makes of server errors.
        source.setLogServerErrorDetail(false);
        return source::getConnection;
    }
}
