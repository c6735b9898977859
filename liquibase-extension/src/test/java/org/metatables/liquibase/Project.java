package org.metatables.liquibase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.ConsoleUIService;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnType;
import org.metatables.definition.DefinitionFiles;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.ProviderClass;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.provider.TableProvider;
import org.metatables.provider.TableProviders;

/** A project on disk, as Liquibase meets it: compiled classes with a contract file, and a change log. */
final class Project {

    static final String CHANGE_LOG = "changelog.sql";

    private final Path folder;
    private final String key;
    private final Map<String, Object> options = new HashMap<>();
    private Optional<String> name = Optional.empty();
    private Optional<ProviderClass> declaredBy = Optional.empty();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Project(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /** An empty project whose provider has the key {@code shop:main}. */
    static Project in(Path folder) {
        return in(folder, "shop:main");
    }

    static Project in(Path folder, String key) {
        return new Project(folder, key).option("liquibase.changelogLockPollRate", "1");
    }

    /** The build has set {@code metatables.project}. For the contract file that is written next, as is {@link #providedBy}. */
    Project named(String project) {
        name = Optional.of(project);
        return this;
    }

    /** The build has found a class of the project. */
    Project providedBy(TableProvider provider) {
        declaredBy = Optional.of(TableProviders.describe(provider));
        return this;
    }

    /** Writes the contract file. */
    Project declares(TableDefinition... tables) {
        DefinitionFiles.write(List.of(set(key, List.of(tables))), folder);
        return this;
    }

    /** Writes a contract file for each of the providers, each with one table of the provider's name, such as {@code shop_main}. */
    Project declaresForProviders(String... keys) {
        DefinitionFiles.write(
                Arrays.stream(keys)
                        .map(provider -> set(provider, List.of(table(provider.replace(':', '_')))))
                        .toList(),
                folder);
        return this;
    }

    private DefinitionSet set(String key, List<TableDefinition> tables) {
        String[] parts = key.split(":");
        return new DefinitionSet(
                MigrationProvider.of(parts[0], parts[1]),
                tables,
                new DefinitionOrigin("entities of the test", "ProjectNamingStrategy", "PostgreSQLDialect"),
                name,
                declaredBy);
    }

    /** Writes the change log; the change sets have the ids 1, 2, 3 and so on. One that starts with a blank starts with its attributes. */
    Project migrates(String... changeSets) {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (int id = 1; id <= changeSets.length; id++) {
            text.append("\n--changeset test:")
                    .append(id)
                    .append(changeSets[id - 1].startsWith(" ") ? "" : "\n")
                    .append(changeSets[id - 1])
                    .append('\n');
        }
        try {
            Files.writeString(folder.resolve(CHANGE_LOG), text);
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Project option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Does something as the project: with its class path, its files and its options. */
    void run(Scope.ScopedRunner<?> work) throws Exception {
        try (URLClassLoader classes = classPath()) {
            ConsoleUIService ui = new ConsoleUIService();
            ui.setOutputStream(new PrintStream(said, true, StandardCharsets.UTF_8));
            Map<String, Object> scope = new HashMap<>(options);
            scope.put(Scope.Attr.classLoader.name(), classes);
            scope.put(Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor(classes));
            scope.put(Scope.Attr.ui.name(), ui);
            forgetOtherDatabases();
            Scope.child(scope, work);
        }
    }

    /** Does something with the class path of the project as that of the thread, as the launcher of the command line does. */
    <T> T launch(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader classes = classPath()) {
            thread.setContextClassLoader(classes);
            forgetOtherDatabases();
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What Liquibase remembers of a database is of no use to a process that meets another one at the same address. */
    private static void forgetOtherDatabases() {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    }

    private URLClassLoader classPath() throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Project.class.getClassLoader());
    }

    Path folder() {
        return folder;
    }

    /** What Liquibase told the person who ran it, line by line, since the last time of asking. */
    List<String> said() {
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        said.reset();
        return lines;
    }

    /** What MetaTables told, line by line. */
    List<String> metaTablesSaid() {
        return said().stream().filter(line -> line.contains("MetaTables:")).toList();
    }

    /** A table with a key of type bigint and columns of type varchar(64). */
    static TableDefinition table(String name, String... columns) {
        TableDefinitionBuilder table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema(name), "shop", new Authoring.Entity("shop", name))
                .identifier("shop." + name)
                .column(ColumnDefinition.of("id", new ColumnType("int64", "BIGINT", "bigint"))
                        .notNull())
                .primaryKey("id");
        for (String column : columns) {
            table.column(ColumnDefinition.of(column, new ColumnType("string", "VARCHAR(64)", "varchar(64)")));
        }
        return table.build();
    }

    /** The change set that makes {@link #table}. */
    static String creating(String name, String... columns) {
        List<String> parts = new ArrayList<>(List.of("id bigint primary key"));
        Arrays.stream(columns).map(column -> column + " varchar(64)").forEach(parts::add);
        return "create table " + name + " (" + String.join(", ", parts) + ");\n--rollback drop table " + name + ";";
    }
}
