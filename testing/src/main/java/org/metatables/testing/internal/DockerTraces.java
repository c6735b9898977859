package org.metatables.testing.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells in milliseconds, and without loading a class of Testcontainers, whether it is worth asking Docker at all.
 *
 * <p>That the command {@code docker} exists proves nothing; a socket or a setting does.
 *
 * @param environment the environment variables
 * @param home the user's home folder
 * @param fileSystem the root of the file system
 * @param operatingSystem the value of {@code os.name}
 */
record DockerTraces(Map<String, String> environment, Path home, Path fileSystem, String operatingSystem) {

    /** The traces on this machine. */
    static DockerTraces ofThisMachine() {
        return new DockerTraces(
                System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"), System.getProperty("os.name"));
    }

    /** What hints at a Docker engine, in words; empty if nothing does. */
    Optional<String> find() {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isBlank()) {
            return Optional.of("DOCKER_HOST is set");
        }
        if (operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return Optional.of("named pipes of Windows cannot be seen without asking");
        }
        return places().filter(Files::exists).map(place -> place + " exists").findFirst();
    }

    private Stream<Path> places() {
        Stream<Path> ofUser = Stream.of(
                home.resolve(".testcontainers.properties"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"));
        Stream<Path> ofSession = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(Path::of)
                .flatMap(folder ->
                        List.of(folder.resolve("docker.sock"), folder.resolve("podman/podman.sock")).stream());
        return Stream.of(Stream.of(fileSystem.resolve("var/run/docker.sock")), ofSession, ofUser)
                .flatMap(paths -> paths);
    }
}
