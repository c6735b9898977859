package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.metatables.testing.TestDatabaseException;

/**
 * Who owns files, by number: a user need not have a name, as in a container that is run under an arbitrary uid.
 *
 * <p>On Windows, where temporary folders are private anyway, nothing is checked and nothing changed.
 */
final class Ownership {

    /** Whether this machine knows owners and permissions in the way of Unix. */
    static final boolean KNOWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private static final String UID = "unix:uid";
    private static final String GID = "unix:gid";

    private Ownership() {}

    /** The uid of this process, or -1 where there are none. */
    static int ofThisProcess() {
        if (!KNOWN) {
            return -1;
        }
        try {
            Path probe = Files.createTempFile("metatables-", ".uid");
            try {
                return of(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException failure) {
            throw new TestDatabaseException("No file can be made in the folder for temporary files.", failure);
        }
    }

    /** The uid that owns a file. */
    static int of(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, UID, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes a file, or a folder with all that is in it, the property of a user. Only root may do that. */
    static void give(Path top, int uid) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return giveOne(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return giveOne(file);
            }

            private FileVisitResult giveOne(Path path) throws IOException {
                Files.setAttribute(path, UID, uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, GID, uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Makes a folder that belongs to this process, or checks that one is: nobody else may write in it, or have made it to watch us.
     *
     * @param permissions what a new folder allows, such as {@code rwx------}
     */
    static void privateFolder(Path folder, String permissions) throws IOException {
        if (!KNOWN) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            createFolder(folder, permissions);
        }
        Set<PosixFilePermission> actual = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || of(folder) != ofThisProcess()
                || actual.contains(PosixFilePermission.GROUP_WRITE)
                || actual.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new TestDatabaseException(
                    "The folder " + folder + " is not private: it belongs to somebody else, others may write in it, "
                            + "or it is a link. Delete it, or name another folder.");
        }
    }

    private static void createFolder(Path folder, String permissions) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            // Two test runs may start at once; whoever made it, the check that follows decides.
        }
    }

    /** Sets permissions such as {@code rwxr-xr-x}, whatever the umask says. */
    static void permit(Path path, String permissions) throws IOException {
        if (KNOWN) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
