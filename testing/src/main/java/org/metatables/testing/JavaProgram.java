package org.metatables.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a process of its own, with the Java and the class path of this one. */
public final class JavaProgram {

    private JavaProgram() {}

    /**
     * Such a program, to be started.
     *
     * <p>Its compiler is the quick one: a process that lives for seconds wants to be started soon, not to be fast in the end.
     *
     * @param main the class with the method {@code main}
     */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
