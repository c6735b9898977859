package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one through at a time, of all threads of all processes.
 *
 * @param file the file that is locked; made if need be, never deleted
 */
record Gate(Path file) {

    /** What is done behind the gate. */
    @FunctionalInterface
    interface Passage<T> {
        T pass() throws IOException;
    }

    /** Waits for the others, then does it. */
    <T> T through(Passage<T> passage) throws IOException {
        synchronized (monitor()) {
            // Closing the channel opens the gate.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return passage.pass();
            }
        }
    }

    /**
     * File locks exclude processes, not threads, so threads need a monitor; a static field would differ between the class loaders of one JVM
     * (a Maven plugin is loaded once per module), an interned text is the same for all.
     */
    private String monitor() {
        return ("org.metatables.testing.gate:" + file.toAbsolutePath()).intern();
    }
}
