package org.metatables.testing.internal;

import java.util.Properties;
import org.metatables.testing.TestDatabaseException;

/** A server that somebody else runs, named by system properties. */
final class ExternalServer {

    private ExternalServer() {}

    /** The server that {@code db.url}, {@code db.username} and {@code db.password} name. */
    static PostgresServer of(Properties properties) {
        return new PostgresServer(
                JdbcUrl.parse(required(properties, "db.url")),
                required(properties, "db.username"),
                required(properties, "db.password"));
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new TestDatabaseException("-Ddb=external also needs -D" + name
                    + ". The user must be allowed to make databases, and roles if the tests make roles.");
        }
        return value;
    }
}
