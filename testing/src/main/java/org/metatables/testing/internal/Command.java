package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.metatables.testing.TestDatabaseException;

/**
 * A program run to its end.
 *
 * @param line the program and its arguments
 * @param folder the working folder
 */
record Command(List<String> line, Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    Command {
        line = List.copyOf(line);
    }

    /**
     * How a program ended.
     *
     * @param exitCode zero for success
     * @param output what it wrote, standard output and standard error together
     */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs the program and waits for its end; a program that cannot be started ends with 127, as in a shell. */
    Outcome run() {
        try {
            Path output = Files.createTempFile("metatables-", ".out");
            try {
                return run(output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failure) {
            throw new TestDatabaseException("The output of " + line.get(0) + " cannot be stored.", failure);
        }
    }

    /** The output goes to a file: a server that the program leaves behind may hold a pipe open for ever. */
    private Outcome run(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException notFound) {
            return new Outcome(127, String.valueOf(notFound.getMessage()));
        }
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new TestDatabaseException("Gave up on " + line + " after " + PATIENCE.toSeconds() + " seconds.");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new TestDatabaseException("Interrupted while waiting for " + line + ".", interrupted);
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}
