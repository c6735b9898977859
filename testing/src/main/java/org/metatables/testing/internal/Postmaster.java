package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The main process of a server, as its file {@code postmaster.pid} names it.
 *
 * @param pid the number of the process
 * @param port the TCP port
 * @param data the data folder
 * @see <a href="https://www.postgresql.org/docs/current/storage-file-layout.html">PostgreSQL: database file layout</a>
 */
record Postmaster(long pid, int port, Path data) {

    private static final int LINE_OF_PORT = 3;

    /** The name of the file in a data folder that names the process. */
    static final String FILE = "postmaster.pid";

    /** What the file says; empty if there is none, or if the server has not finished to write it. */
    static Optional<Postmaster> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(FILE));
            if (lines.size() <= LINE_OF_PORT) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(LINE_OF_PORT).strip()),
                    data));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException unfinished) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process is there and is the server of this data folder: the number alone proves nothing, since after a crash or a restart of
     * the machine it may belong to any program. The arguments prove it; where the system does not tell them (Windows), the program's name must do.
     */
    boolean isRunning() {
        return process()
                .map(ProcessHandle::info)
                .map(this::isServerOfThisFolder)
                .orElse(false);
    }

    private boolean isServerOfThisFolder(ProcessHandle.Info info) {
        return info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .or(() -> info.command().map(command -> Path.of(command).endsWith("postgres.exe")))
                .orElse(false);
    }

    /** Whether another program has the number by now. PostgreSQL would take it for its predecessor and not start. */
    boolean isNumberOfAnother() {
        return process().isPresent() && !isRunning();
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
