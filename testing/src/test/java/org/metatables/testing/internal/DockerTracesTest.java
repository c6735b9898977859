package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerTracesTest {

    @TempDir
    private Path machine;

    private Path home;

    @BeforeEach
    void home() {
        home = machine.resolve("home/ada");
    }

    private DockerTraces traces(Map<String, String> environment) {
        return new DockerTraces(environment, home, machine, "Linux");
    }

    @Test
    void findsNothingOnAMachineWithoutDocker() {
        assertThat(traces(Map.of("DOCKER_HOST", " ", "XDG_RUNTIME_DIR", "/nowhere"))
                        .find())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var/run/docker.sock",
                "run/user/docker.sock",
                "run/user/podman/podman.sock",
                "home/ada/.docker/run/docker.sock",
                "home/ada/.docker/desktop/docker.sock",
                "home/ada/.testcontainers.properties"
            })
    void findsASocketOrASettingOfTestcontainers(String place) throws IOException {
        Path file = machine.resolve(place);
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertThat(traces(Map.of("XDG_RUNTIME_DIR", machine.resolve("run/user").toString()))
                        .find())
                .contains(file + " exists");
    }

    @Test
    void believesDockerHostWithoutPrintingIt() {
        assertThat(traces(Map.of("DOCKER_HOST", "tcp://user:secret@far:2375")).find())
                .contains("DOCKER_HOST is set");
    }

    @Test
    void asksOnWindowsSinceItsPipesCannotBeSeen() {
        assertThat(new DockerTraces(Map.of(), home, machine, "Windows 11").find())
                .isPresent();
    }
}
