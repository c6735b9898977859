package org.metatables.testing.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The one server of this JVM: started on first use, stopped when the JVM ends. */
public final class Servers {

    private Servers() {}

    /** The server of this JVM. */
    public static PostgresServer ofThisJvm() {
        return Holder.SERVER;
    }

    private static PostgresServer start() {
        try {
            Path folder =
                    Path.of(System.getProperty("java.io.tmpdir"), "metatables-pg-" + System.getProperty("user.name"));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("max_locks_per_transaction", "1024")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            return new PostgresServer("localhost:" + postgres.getPort(), "postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start.", failure);
        }
    }

    private static final class Holder {
        private static final PostgresServer SERVER = start();
    }
}
