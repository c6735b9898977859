package org.metatables.testing.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once per version.
 *
 * @param folder where they are, with {@code bin}, {@code lib} and {@code share} in it
 */
record Installation(Path folder) {

    /**
     * Unpacks the archive below a folder, unless that has been done.
     *
     * <p>To be called behind a gate. An interrupted run leaves a half-filled folder under another name, never one that looks ready.
     */
    static Installation unpack(URL archive, Path parent) throws IOException {
        Path folder = parent.resolve("postgres-" + digest(archive));
        if (!new Seal(folder).isIntact()) {
            FileTree.delete(folder);
            Path unfinished = parent.resolve(folder.getFileName() + ".unfinished");
            FileTree.delete(unfinished);
            Files.createDirectories(unfinished);
            Ownership.permit(unfinished, "rwxr-xr-x");
            try (InputStream packed = new BufferedInputStream(archive.openStream());
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                unpack(tar, unfinished);
            }
            new Seal(unfinished).put();
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Installation(folder);
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = within(target, target.resolve(entry.getName()), entry);
            createFolders(path.getParent(), target);
            if (entry.isDirectory()) {
                createFolders(path, target);
            } else if (entry.isSymbolicLink()) {
                within(target, path.resolveSibling(entry.getLinkName()), entry);
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                Ownership.permit(path, path.startsWith(target.resolve("bin")) ? "rwxr-xr-x" : "rw-r--r--");
            }
        }
    }

    private static Path within(Path target, Path path, TarArchiveEntry entry) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL holds a path outside of itself: " + entry.getName());
        }
        return normal;
    }

    /** The account that runs the programs must be able to read them, whatever the umask of this process. */
    private static void createFolders(Path folder, Path top) throws IOException {
        if (folder.equals(top) || Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent(), top);
        Files.createDirectory(folder);
        Ownership.permit(folder, "rwxr-xr-x");
    }

    /** Two builds of the same version may differ, so the content names the folder. */
    private static String digest(URL archive) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** A program such as {@code initdb}. */
    Path program(String name) {
        Path bin = folder.resolve("bin");
        Path windows = bin.resolve(name + ".exe");
        return Files.exists(windows) ? windows : bin.resolve(name);
    }
}
