package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void fill() throws IOException {
        source = folder.resolve("source");
        target = folder.resolve("target");
        Files.writeString(Files.createDirectories(source.resolve("a/b")).resolve("file"), "content");
        Files.createDirectory(source.resolve("empty"));
    }

    @Test
    void copiesFilesAndEmptyFolders() throws IOException {
        FileTree.copy(source, target);

        assertThat(target.resolve("a/b/file")).hasContent("content");
        assertThat(target.resolve("empty")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-rw-rw-"})
    @DisabledOnOs(OS.WINDOWS)
    void copiesPermissionsSoThatASecretStaysOneAndAProgramRuns(String permissions) throws IOException {
        Files.setPosixFilePermissions(source.resolve("a/b/file"), PosixFilePermissions.fromString(permissions));

        FileTree.copy(source, target);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("a/b/file"))))
                .isEqualTo(permissions);
    }

    @Test
    void doesNotCopyOntoAnything() throws IOException {
        Files.writeString(target, "in the way");

        assertThatThrownBy(() -> FileTree.copy(source, target)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void deletesEverythingAndDoesNotMindNothing() throws IOException {
        FileTree.delete(source);
        FileTree.delete(source);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void deletesALinkAndNotWhatItPointsTo() throws IOException {
        Path top = Files.createDirectory(target);
        Files.createSymbolicLink(top.resolve("link"), source);
        Files.createSymbolicLink(top.resolve("broken"), folder.resolve("nothing"));

        FileTree.delete(top);

        assertThat(top).doesNotExist();
        assertThat(source.resolve("a/b/file")).exists();
    }
}
