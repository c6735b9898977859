package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Proof that a living process uses a server: a locked file in a folder of leases. The system drops the lock when the process dies, however
 * it dies, and the proof also holds between containers that share the folder but do not see each other's processes.
 */
final class Lease implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Lease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes a lease that ends with {@link #close()} or with this process. */
    static Lease take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(thisProcess() + "-" + UUID.randomUUID());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new Lease(file, channel);
    }

    /** Whether somebody has a lease. Removes what the dead left behind. To be called behind the gate under which leases are taken. */
    static boolean isHeld(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        List<Path> leases;
        try (Stream<Path> files = Files.list(folder)) {
            leases = files.toList();
        }
        boolean held = false;
        for (Path lease : leases) {
            held |= isHeldFile(lease);
        }
        return held;
    }

    /** Own files are never opened: closing a second channel to a file releases the lock that the first one holds. */
    private static boolean isHeldFile(Path lease) throws IOException {
        if (lease.getFileName().toString().startsWith(thisProcess() + "-")) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lease, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return true;
            }
        }
        Files.deleteIfExists(lease);
        return false;
    }

    /** The number of a process is used again sooner or later; with the time of its start it is unique. */
    private static String thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + "-"
                + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
