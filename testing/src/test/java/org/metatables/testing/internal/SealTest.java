package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() throws IOException {
        file = Files.createDirectories(folder.resolve("bin")).resolve("postgres");
        Files.createFile(file);
    }

    @Test
    void isMissingUntilItIsPut() throws IOException {
        assertThat(new Seal(folder).isIntact()).isFalse();

        new Seal(folder).put();

        assertThat(new Seal(folder).isIntact()).isTrue();
    }

    @Test
    void breaksWhenAFileIsCleanedAway() throws IOException {
        new Seal(folder).put();
        Files.delete(file);

        assertThat(new Seal(folder).isIntact()).isFalse();
    }

    @Test
    void keepsWhatIsInUseYoung() throws IOException {
        new Seal(folder).put();
        Instant old = Instant.now().minus(Duration.ofDays(9));
        Files.setLastModifiedTime(file, FileTime.from(old));
        Files.setLastModifiedTime(folder.resolve("sealed"), FileTime.from(old));

        new Seal(folder).isIntact();

        assertThat(Files.getLastModifiedTime(file).toInstant())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void breaksWhenSomethingIsAdded() throws IOException {
        new Seal(folder).put();
        Files.createFile(folder.resolve("intruder"));

        assertThat(new Seal(folder).isIntact()).isFalse();
    }

    @Test
    void breaksWhenAnEmptyFolderIsCleanedAway() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("share"));
        new Seal(folder).put();
        Files.delete(empty);

        assertThat(new Seal(folder).isIntact()).isFalse();
    }

    @Test
    void canBePutAgainOnceTheContentIsComplete() throws IOException {
        new Seal(folder).put();
        Files.delete(file);
        Files.delete(folder.resolve("sealed"));
        new Seal(folder).put();

        assertThat(new Seal(folder).isIntact()).isTrue();
    }

    @Test
    void isBrokenWhereItsWritingWasCutShort() throws IOException {
        new Seal(folder).put();
        Files.writeString(folder.resolve("sealed"), "");

        assertThat(new Seal(folder).isIntact()).isFalse();
    }

    @Test
    void leavesTheTimesOfAFreshFolderAlone() throws IOException {
        new Seal(folder).put();
        Instant old = Instant.parse("2020-01-01T00:00:00Z");
        Files.setLastModifiedTime(file, FileTime.from(old));

        assertThat(new Seal(folder).isIntact()).isTrue();
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(old);
    }
}
