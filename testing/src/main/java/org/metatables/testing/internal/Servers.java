package org.metatables.testing.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.metatables.testing.TestDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one server of this JVM: chosen and started on first use, stopped when the JVM ends. */
public final class Servers {

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private Servers() {}

    /**
     * The server of this JVM.
     *
     * @throws TestDatabaseException if it cannot be started; each caller learns why, and nobody waits for a second attempt
     */
    public static PostgresServer ofThisJvm() {
        return Holder.FIRST_ATTEMPT.orThrow();
    }

    private static PostgresServer start(DatabaseChoice choice) throws IOException {
        return switch (choice) {
            case EMBEDDED -> embedded();
            case DOCKER -> docker();
            case EXTERNAL -> announced("external", System.nanoTime(), ExternalServer.of(System.getProperties()));
            case AUTO ->
                DockerTraces.ofThisMachine().find().isPresent() && DockerServer.isAvailable() ? docker() : embedded();
        };
    }

    private static PostgresServer embedded() throws IOException {
        long begin = System.nanoTime();
        EmbeddedServer server = EmbeddedServer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the test database server"));
        return announced("embedded", begin, server.address());
    }

    private static PostgresServer docker() {
        long begin = System.nanoTime();
        return announced("docker", begin, DockerServer.start());
    }

    private static PostgresServer announced(String how, long begin, PostgresServer server) {
        try {
            String version = server.setting("server_version");
            long milliseconds = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            LOG.info(
                    "The tests use PostgreSQL {} ({}, {}), ready after {} ms.",
                    version,
                    how,
                    server.url().server(),
                    milliseconds);
            return server;
        } catch (SQLException failure) {
            throw new TestDatabaseException(
                    "The " + how + " database server does not let " + server + " in: " + failure.getMessage(), failure);
        }
    }

    /** How the start ended: with a server or with a failure that is told again to everybody who asks. */
    private record Attempt(Optional<PostgresServer> server, Optional<Exception> failure) {

        static Attempt now() {
            try {
                DatabaseChoice choice = DatabaseChoice.of(System.getProperty(DatabaseChoice.PROPERTY, ""));
                return new Attempt(Optional.of(start(choice)), Optional.empty());
            } catch (IOException | RuntimeException failure) {
                return new Attempt(Optional.empty(), Optional.of(failure));
            }
        }

        PostgresServer orThrow() {
            return server.orElseThrow(() -> {
                Exception cause = failure.orElseThrow();
                return new TestDatabaseException("There is no test database. " + cause.getMessage(), cause);
            });
        }
    }

    private static final class Holder {
        private static final Attempt FIRST_ATTEMPT = Attempt.now();
    }
}
