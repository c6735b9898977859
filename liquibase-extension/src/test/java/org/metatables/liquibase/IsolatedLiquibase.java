package org.metatables.liquibase;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import liquibase.Scope;
import liquibase.command.CommandFactory;
import liquibase.command.CommandScope;
import org.metatables.testing.TestDatabase;

/**
 * A Liquibase with class loaders of its own: to it, others in this JVM are other processes. Liquibase 4 keeps so much in static fields that threads
 * cannot share one.
 */
public final class IsolatedLiquibase implements AutoCloseable {

    private final URLClassLoader loader;

    private IsolatedLiquibase(List<URL> classPath) {
        this.loader = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** On the class path of this test. */
    static IsolatedLiquibase start() {
        return new IsolatedLiquibase(classPath());
    }

    /** On the class path of this test in reverse order, so that Liquibase's own services come before or after ours. */
    static IsolatedLiquibase startWithReversedClassPath() {
        List<URL> reversed = new ArrayList<>(classPath());
        Collections.reverse(reversed);
        return new IsolatedLiquibase(reversed);
    }

    /** The simple names of the classes of a command's steps, in their order. */
    List<String> pipelineOf(String command) throws Exception {
        return call(PipelineOf.class, command);
    }

    /** Runs a command and gives the lines that MetaTables told. */
    List<String> run(Path project, TestDatabase database, String command) throws Exception {
        return call(
                Command.class,
                project.toString(),
                database.jdbcUrl(),
                database.username(),
                database.password(),
                command);
    }

    private List<String> call(Class<? extends Callable<List<String>>> work, Object... arguments) throws Exception {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        Callable<?> there = (Callable<?>)
                loader.loadClass(work.getName()).getConstructor(types).newInstance(arguments);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return ((List<?>) there.call()).stream().map(String::valueOf).toList();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static List<URL> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(IsolatedLiquibase::url)
                .toList();
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs inside the other class loader, as does the next; strings are all that goes in and comes out. */
    public record PipelineOf(String command) implements Callable<List<String>> {

        @Override
        public List<String> call() {
            return Scope.getCurrentScope()
                    .getSingleton(CommandFactory.class)
                    .getCommandDefinition(command)
                    .getPipeline()
                    .stream()
                    .map(step -> step.getClass().getSimpleName())
                    .toList();
        }
    }

    /** A command on a database. */
    public record Command(String folder, String url, String user, String password, String command)
            implements Callable<List<String>> {

        @Override
        public List<String> call() throws Exception {
            Project project = Project.in(Path.of(folder));
            Map<String, Object> arguments = new HashMap<>();
            arguments.put("url", url);
            arguments.put("username", user);
            arguments.put("password", password);
            arguments.put("changelogFile", Project.CHANGE_LOG);
            if (command.equals("rollbackCount")) {
                arguments.put("count", 1);
            }
            project.run(() -> {
                CommandScope scope = new CommandScope(command);
                arguments.forEach(scope::addArgumentValue);
                scope.execute();
            });
            return project.metaTablesSaid();
        }
    }
}
