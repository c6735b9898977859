package org.metatables.lifecycle;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.DefinitionFiles;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/**
 * Prints what an update with nothing to do costs in a JVM that has just started, as Maven's is: 1,000 tables of 12 columns, with
 * keys, indexes, foreign keys and checks, read from a contract file, reserved and finalised. A program, not a test: times depend
 * on the machine. Its arguments are options for the JVMs that it measures.
 */
final class NoOpReport {

    private static final int TABLES = 1_000;
    private static final int ROUNDS = 5;

    private NoOpReport() {}

    public static void main(String[] options) throws Exception {
        Path classes = Files.createTempDirectory("no-op-report");
        try (TestDatabase database = TestDatabase.create()) {
            migrate(database, classes);
            for (int round = 0; round < ROUNDS; round++) {
                measureInNewJvm(database, classes, options);
            }
        }
    }

    private static void migrate(TestDatabase database, Path classes) throws SQLException {
        List<TableDefinition> tables =
                IntStream.range(0, TABLES).mapToObj(NoOpReport::table).toList();
        MigrationPlan plan = Shop.update(tables);
        DefinitionFiles.write(List.of(plan.definitions()), classes);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CatalogInstaller.installOrUpgrade(connection);
            Migration migration = Migration.begin(connection, plan);
            migration.reserve();
            statement.execute(
                    IntStream.range(0, TABLES).mapToObj(NoOpReport::ddl).collect(Collectors.joining(";")));
            statement.execute("create table databasechangelog (id integer)");
            migration.finalise(FinalisationMode.STRICT);
            statement.execute("analyze");
        }
    }

    private static void measureInNewJvm(TestDatabase database, Path classes, String[] options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(classes.toString(), database.jdbcUrl(), database.username(), database.password()));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static TableDefinition table(int number) {
        return Shop.table("table_" + number)
                .column(Shop.column("parent_" + number, "uuid"))
                .column(Shop.column("status", "varchar(255)"))
                .column(Shop.column("number_" + number, "integer"))
                .column(Shop.column("amount", "numeric(38,2)").withValue(new ColumnValue.Default("0")))
                .column(Shop.column("changed_at", "timestamp(6) with time zone"))
                .column(Shop.column("note_" + number, "text"))
                .column(Shop.column("content", "jsonb"))
                .column(Shop.column("open", "boolean").notNull())
                .column(Shop.column("day", "date"))
                .column(Shop.column("size", "bigint"))
                .check(new Check(Optional.empty(), "status in ('OPEN','CLOSED')"))
                .index(Index.on(List.of("status", "code"), false))
                .foreignKey(ForeignKey.of(List.of("parent_" + number), name(Math.max(0, number - 1)), List.of("uid")))
                .build();
    }

    private static PhysicalName name(int number) {
        return PhysicalName.inDefaultSchema("table_" + number);
    }

    private static String ddl(int number) {
        return """
                create table table_%1$d (uid uuid primary key default gen_random_uuid(), code varchar(64) not null,
                    parent_%1$d uuid references table_%2$d, status varchar(255) check (status in ('OPEN','CLOSED')),
                    number_%1$d integer, amount numeric(38,2) default 0, changed_at timestamp(6) with time zone,
                    note_%1$d text, content jsonb, open boolean not null, day date, size bigint);
                create index on table_%1$d (status, code)
                """.formatted(number, Math.max(0, number - 1));
    }

    /** What is measured. */
    static final class Child {

        private final StringBuilder line = new StringBuilder();
        private long wall;
        private long own;
        private long all;

        public static void main(String[] arguments) throws Exception {
            try (URLClassLoader project = new URLClassLoader(
                            new URL[] {Path.of(arguments[0]).toUri().toURL()}, null);
                    Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3])) {
                new Child().measure(project, connection);
            }
        }

        private void measure(ClassLoader project, Connection connection) {
            start();
            DefinitionSet set = DefinitionFiles.read(project).get(0);
            lap("read");
            Migration migration =
                    Migration.begin(connection, MigrationPlan.of(set, ChangeLogTable.ofDefaultName(), "update"));
            lap("begin");
            CatalogInstaller.installOrUpgrade(connection);
            lap("check of the catalog");
            migration.reserve();
            lap("reserve");
            migration.finalise(FinalisationMode.STRICT);
            lap("finalise");
            System.out.println(line);
        }

        private void start() {
            wall = System.nanoTime();
            own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            all = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }

        private void lap(String what) {
            long wallBefore = wall;
            long ownBefore = own;
            long allBefore = all;
            start();
            line.append("%s: %d ms, CPU %d of all threads %d; "
                    .formatted(
                            what,
                            (wall - wallBefore) / 1_000_000,
                            (own - ownBefore) / 1_000_000,
                            (all - allBefore) / 1_000_000));
            start();
        }
    }
}
