package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says that a folder is complete, and still is.
 *
 * <p>Systems delete what lies about in the folder for temporary files, file by file, so that a folder may lose a part of its content; and
 * they leave alone what has been touched lately.
 *
 * @param folder the folder
 */
record Seal(Path folder) {

    private static final Duration FRESH = Duration.ofDays(1);

    private Path file() {
        return folder.resolve("sealed");
    }

    /** Seals the folder as it is. */
    void put() throws IOException {
        Files.writeString(file(), Integer.toString(content().size() + 1));
    }

    /** Whether nothing is missing. What is in use stays fresh by being asked. */
    boolean isIntact() throws IOException {
        if (!Files.exists(file())) {
            return false;
        }
        List<Path> content = content();
        if (!Files.readString(file()).equals(Integer.toString(content.size()))) {
            return false;
        }
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file()).toInstant().isBefore(now.minus(FRESH))) {
            for (Path path : content) {
                Files.setLastModifiedTime(path, FileTime.from(now));
            }
        }
        return true;
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
