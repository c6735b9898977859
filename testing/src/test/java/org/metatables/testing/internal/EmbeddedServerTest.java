package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testing.Sql;
import org.metatables.testing.TestDatabase;

/** Whole JVMs, as a build starts them, in a private folder of their own. */
class EmbeddedServerTest {

    private static final Predicate<String> EVERYTHING = jar -> true;

    /** Such a folder must be reachable for everybody, as the system's own is. */
    @TempDir
    private static Path temporary;

    @BeforeAll
    static void reachable() throws IOException {
        Ownership.permit(temporary, "rwx--x--x");
    }

    private static Path folder() {
        return temporary.resolve("postgres");
    }

    private static List<String> options(String choice) {
        return List.of("-Ddb=" + choice, "-Ddb.folder=" + folder());
    }

    private static ChildJvm start(Map<String, String> environment, Predicate<String> classPath) throws IOException {
        return ChildJvm.start(environment, options("auto"), classPath, CreateAndWait.class);
    }

    private static List<Path> instances() throws IOException {
        try (Stream<Path> found = Files.list(folder().resolve("instances"))) {
            return found.toList();
        }
    }

    @Test
    void needsNoClassOfTestcontainersWhereThereIsNoDocker() throws Exception {
        assumeTrue(DockerTraces.ofThisMachine().find().isEmpty(), "Docker may be here");
        try (ChildJvm child = start(Map.of(), jar -> !jar.contains("testcontainers") && !jar.contains("docker-java"))) {
            assertThat(child.awaitLine("The tests use PostgreSQL")).contains("embedded");
            child.awaitLine("ready");
            child.stop();
        }
        assertThat(instances()).isEmpty();
    }

    @Test
    void isStoppedByTheNextRunAfterAKill() throws Exception {
        Postmaster orphan;
        try (ChildJvm killed = start(Map.of(), EVERYTHING)) {
            killed.awaitLine("ready");
            Path instance = instances().get(0);
            orphan = Postmaster.read(instance.resolve("data")).orElseThrow();
            killed.kill();
            assertThat(orphan.isRunning()).isTrue();
        }
        try (ChildJvm next = start(Map.of(), EVERYTHING)) {
            next.awaitLine("left behind in " + orphan.data().getParent());
            next.awaitLine("ready");
            assertThat(orphan.isRunning()).isFalse();
            assertThat(orphan.data()).doesNotExist();
            next.stop();
        }
    }

    @Test
    void leavesTheServersOfOthersAlone() throws Exception {
        try (ChildJvm first = start(Map.of(), EVERYTHING);
                ChildJvm second = start(Map.of(), EVERYTHING)) {
            first.awaitLine("ready");
            second.awaitLine("ready");
            assertThat(instances())
                    .hasSize(2)
                    .allSatisfy(instance -> assertThat(Postmaster.read(instance.resolve("data"))
                                    .orElseThrow()
                                    .isRunning())
                            .isTrue());
            first.stop();
            second.stop();
        }
    }

    @Test
    void runsAsNobodyWhereRootGetsNoNamespace() throws Exception {
        assumeTrue(Ownership.ofThisProcess() == 0, "not root");
        Path programs = Files.createDirectories(temporary.resolve("programs"));
        Path refusing = programs.resolve("unshare");
        Files.writeString(refusing, "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");
        Ownership.permit(refusing, "rwxr-xr-x");
        try (ChildJvm child = start(Map.of("PATH", programs + ":" + System.getenv("PATH")), EVERYTHING)) {
            child.awaitLine("ready");
            assertThat(Ownership.of(instances().get(0).resolve("data"))).isEqualTo(65534);
            child.stop();
        }
        assertThat(instances()).isEmpty();
    }

    @Test
    void saysWhatToDoWhereRootCanBecomeNobodyElse() throws Exception {
        assumeTrue(Ownership.ofThisProcess() == 0, "not root");
        Path programs = Files.createDirectories(temporary.resolve("no-programs"));
        try (ChildJvm child = start(Map.of("PATH", programs.toString()), EVERYTHING)) {
            assertThat(child.awaitEnd())
                    .contains("PostgreSQL cannot be run here")
                    .contains("-Ddb=docker");
        }
    }

    @Test
    void failsRatherThanFallsBackWhenDockerIsWanted() throws Exception {
        assumeTrue(DockerTraces.ofThisMachine().find().isEmpty(), "Docker may be here");
        try (ChildJvm child = ChildJvm.start(Map.of(), options("docker"), EVERYTHING, CreateAndWait.class)) {
            assertThat(child.awaitEnd()).contains("There is no test database").doesNotContain("ready");
        }
    }

    @Test
    void triesDockerFirstWhereItIsPromisedAndFallsBack() throws Exception {
        try (ChildJvm child = start(Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"), EVERYTHING)) {
            assertThat(child.awaitLine("The tests use PostgreSQL")).contains("embedded");
            child.awaitLine("ready");
            child.stop();
        }
    }

    /** A process with a test database, until its standard input ends. */
    static final class CreateAndWait {
        public static void main(String... arguments) throws Exception {
            TestDatabase database = TestDatabase.create();
            System.out.println("ready " + Sql.column(database, "select 1"));
            System.in.read();
        }
    }
}
