package org.metatables.testing.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.metatables.testing.JavaProgram;

/** A second JVM on this test's class path, to be stopped or killed. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    /** No child outlives its test: a test that waits in vain fails instead of hanging. */
    private ChildJvm(Process process) {
        this.process = process;
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs a main class. */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(Map.of(), List.of(), jar -> true, main, arguments);
    }

    /** Runs a main class with other variables and options, and with a part of the class path. */
    public static ChildJvm start(
            Map<String, String> environment,
            List<String> options,
            Predicate<String> classPath,
            Class<?> main,
            String... arguments)
            throws IOException {
        ProcessBuilder builder = JavaProgram.of(main, arguments).redirectErrorStream(true);
        List<String> line = builder.command();
        line.set(line.indexOf("-cp") + 1, only(classPath, line.get(line.indexOf("-cp") + 1)));
        line.addAll(1, options);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    private static String only(Predicate<String> wanted, String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Reads the output until a line contains a text, and returns that line. */
    public String awaitLine(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new IOException("The child ended without saying \"" + text + "\" but: " + String.join("\n", lines));
    }

    /** Reads the output to its end. */
    public String awaitEnd() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        process.waitFor(60, TimeUnit.SECONDS);
        return String.join("\n", lines);
    }

    /** Ends it as {@code kill -9} does: it can clean up nothing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    /** Asks it to end, and waits until it has cleaned up. */
    public void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
