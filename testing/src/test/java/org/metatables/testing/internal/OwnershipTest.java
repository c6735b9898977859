package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testing.TestDatabaseException;

class OwnershipTest {

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void onlyWherePermissionsAreKnown() {
        assumeTrue(Ownership.KNOWN, "Windows");
        folder = parent.resolve("private");
    }

    @Test
    void makesAFolderForThisUserOnly() throws IOException {
        Ownership.privateFolder(folder, "rwx------");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(Ownership.of(folder)).isEqualTo(Ownership.ofThisProcess());
    }

    @Test
    void acceptsItsOwnFolderAgain() throws IOException {
        Ownership.privateFolder(folder, "rwx--x--x");
        Ownership.privateFolder(folder, "rwx--x--x");
    }

    @Test
    void refusesAFolderInWhichOthersMayWrite() throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        refuses();
    }

    @Test
    void refusesALinkThatSomebodyLaid() throws IOException {
        Files.createSymbolicLink(folder, Files.createDirectory(parent.resolve("elsewhere")));

        refuses();
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        assumeTrue(Ownership.ofThisProcess() == 0, "only root can make folders for others");
        Files.createDirectory(folder);
        Ownership.give(folder, 12345);

        refuses();
    }

    private void refuses() {
        assertThatThrownBy(() -> Ownership.privateFolder(folder, "rwx------"))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining(folder + " is not private");
    }

    @Test
    void makesTheFoldersAboveAPrivateOne() throws IOException {
        Path nested = parent.resolve("a").resolve("b").resolve("private");
        Ownership.privateFolder(nested, "rwx------");

        assertThat(nested).isDirectory();
    }

    @Test
    void permitsMoreThanTheUmaskDoes() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        Ownership.permit(file, "rwxrwxrwx");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxrwxrwx");
    }

    @Test
    void refusesAFolderInWhichItsGroupMayWrite() throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

        refuses();
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws IOException {
        Files.createFile(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rw-------"));

        refuses();
    }

    @Test
    void refusesALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder, parent.resolve("nowhere"));

        refuses();
        assertThat(parent.resolve("nowhere")).doesNotExist();
    }

    @Test
    void givesAFolderWithAllThatIsInItButNotWhatLinksLeadTo() throws IOException {
        assumeTrue(Ownership.ofThisProcess() == 0, "only root can give files away");
        Path inner =
                Files.createFile(Files.createDirectories(folder.resolve("deep")).resolve("file"));
        Path outside = Files.createFile(parent.resolve("outside"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);

        Ownership.give(folder, 12345);

        assertThat(Ownership.of(folder)).isEqualTo(12345);
        assertThat(Ownership.of(inner)).isEqualTo(12345);
        assertThat(Ownership.of(link)).isEqualTo(12345);
        assertThat(Ownership.of(outside)).isZero();
    }
}
