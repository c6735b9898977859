package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path folder;

    @Test
    void unpacksEachContentIntoAFolderOfItsOwn() throws IOException {
        Installation one = Installation.unpack(archive("a.txz", Map.of("./bin/initdb", "one")), parent());
        Installation other = Installation.unpack(archive("b.txz", Map.of("./bin/initdb", "other")), parent());

        assertThat(one.program("initdb")).hasContent("one");
        assertThat(other.program("initdb")).hasContent("other");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesProgramsExecutableAndNothingElse() throws IOException {
        Installation unpacked =
                Installation.unpack(archive("a.txz", Map.of("bin/initdb", "", "share/postgres.bki", "")), parent());

        assertThat(unpacked.program("initdb")).isExecutable();
        assertThat(Files.isExecutable(unpacked.folder().resolve("share/postgres.bki")))
                .isFalse();
    }

    @Test
    void unpacksAnewWhatSomebodyDamaged() throws IOException {
        URL archive = archive("a.txz", Map.of("bin/initdb", "whole", "lib/libpq.so", "whole"));
        Path damaged = Installation.unpack(archive, parent()).folder().resolve("lib/libpq.so");
        Files.delete(damaged);

        Installation.unpack(archive, parent());

        assertThat(damaged).hasContent("whole");
    }

    @Test
    void takesNothingFromAnAttemptThatWasInterrupted() throws IOException {
        URL archive = archive("a.txz", Map.of("bin/initdb", "whole"));
        Path target = Installation.unpack(archive, parent()).folder();
        FileTree.delete(target);
        Path leftover = Files.createDirectories(target.resolveSibling(target.getFileName() + ".unfinished/bin"));
        Files.writeString(leftover.resolve("initdb"), "half");

        assertThat(Installation.unpack(archive, parent()).program("initdb")).hasContent("whole");
    }

    @Test
    void refusesAnArchiveThatWritesOutsideOfItsFolder() throws IOException {
        URL archive = archive("a.txz", Map.of("../../victim", "gotcha"));

        assertThatThrownBy(() -> Installation.unpack(archive, parent()))
                .isInstanceOf(IOException.class)
                .hasMessage("The archive of PostgreSQL holds a path outside of itself: ../../victim");
        assertThat(folder.resolve("victim")).doesNotExist();
    }

    @Test
    void refusesALinkThatPointsOutsideOfItsFolder() throws IOException {
        URL archive = archive("a.txz", Map.of("lib", "-> ../../.."));

        assertThatThrownBy(() -> Installation.unpack(archive, parent()))
                .isInstanceOf(IOException.class)
                .hasMessage("The archive of PostgreSQL holds a path outside of itself: lib");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsALinkFromOneLibraryToAnother() throws IOException {
        URL archive = archive("a.txz", Map.of("lib/libpq.so", "-> libpq.so.5"));

        Path link = Installation.unpack(archive, parent()).folder().resolve("lib/libpq.so");

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("libpq.so.5"));
    }

    private Path parent() {
        return folder.resolve("installed/here");
    }

    /** An archive of files by path; a content that begins with an arrow makes a link. */
    private URL archive(String name, Map<String, String> files) throws IOException {
        Path archive = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                add(tar, entry.getKey(), entry.getValue());
            }
        }
        return archive.toUri().toURL();
    }

    private static void add(TarArchiveOutputStream tar, String path, String content) throws IOException {
        boolean link = content.startsWith("-> ");
        TarArchiveEntry entry = link ? new TarArchiveEntry(path, TarConstants.LF_SYMLINK) : new TarArchiveEntry(path);
        byte[] bytes = link ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
        if (link) {
            entry.setLinkName(content.substring(3));
        }
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
