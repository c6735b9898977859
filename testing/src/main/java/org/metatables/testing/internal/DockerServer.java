package org.metatables.testing.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container. The only class that knows Testcontainers, so that nothing else loads it. */
final class DockerServer {

    private static final DockerImageName IMAGE = DockerImageName.parse("postgres:" + ServerVersion.OURS.major());

    private DockerServer() {}

    /** Whether an engine answers. Takes about a second, and Testcontainers logs what it tries. */
    static boolean isAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts the container. Testcontainers removes it when the JVM is gone. */
    @SuppressWarnings("resource")
    static PostgresServer start() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withUsername(PostgresServer.SUPERUSER)
                .withPassword(Secrets.password())
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", ServerVersion.OURS.localeOptions()))
                .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"))
                .withCommand(command().toArray(String[]::new));
        container.start();
        return new PostgresServer(
                JdbcUrl.of(
                        container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), "postgres"),
                container.getUsername(),
                container.getPassword());
    }

    private static List<String> command() {
        Stream<String> settings = ServerSettings.forTests().values().entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        return Stream.concat(Stream.of("postgres"), settings).toList();
    }
}
