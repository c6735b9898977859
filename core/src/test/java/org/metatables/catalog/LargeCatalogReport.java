package org.metatables.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.DefinitionSet;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.WireTurns;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/**
 * Prints what questions cost in a catalog of 100,000 tables with 2,000,000 columns, and how that compares with reading one row by
 * its key with plain JDBC. A program, not a test: times depend on the machine. Its argument is another number of tables.
 *
 * <p>A time is that of a whole call: the server's, and that for sending, reading and parsing the contracts of what was found. What
 * the program spends waiting for answers is the time at the database. Of many rounds each is the median.
 */
final class LargeCatalogReport {

    private static final int TABLES = 100_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 101;
    private static final int COLD_ROUNDS = 3;

    private final Catalog catalog;
    private final Connection connection;
    private double yardstick;

    private LargeCatalogReport(Connection connection) {
        this.connection = connection;
        this.catalog = Catalog.of(connection);
    }

    public static void main(String[] arguments) throws Exception {
        int tables = arguments.length == 0 ? TABLES : Integer.parseInt(arguments[0]);
        try (TestDatabase database = TestDatabase.create();
                Connection connection = WireTurns.connect(database)) {
            long start = System.nanoTime();
            LargeCatalog.create(connection, tables);
            System.out.printf("%,d tables, made in %,.1f s%n", tables, (System.nanoTime() - start) / 1e9);
            LargeCatalogReport report = new LargeCatalogReport(connection);
            report.print();
            report.reserves(database);
        }
    }

    private void print() throws SQLException {
        List<CatalogTable> thousand =
                catalog.stream(CatalogFilter.all()).limit(1_000).toList();
        UUID uid = thousand.get(500).uid();
        try (PreparedStatement raw = connection.prepareStatement("select * from metatables.meta_table where uid = ?")) {
            raw.setObject(1, uid);
            yardstick = measure("raw JDBC: one row by its key", () -> {
                try (var row = raw.executeQuery()) {
                    row.next();
                    row.getString("contract");
                }
            });
        }
        measure("get", () -> catalog.get(uid));
        finds();
        searches();
        List<PhysicalName> names = thousand.stream().map(CatalogTable::name).toList();
        measure("resolve 1,000 names", () -> catalog.resolve(names));
    }

    private void finds() throws SQLException {
        PageRequest page = PageRequest.first(100);
        measure("find: first 100", () -> catalog.find(CatalogFilter.all(), page));
        String middle = catalog.find(filter().physicalSchema("area_10").build(), page)
                .next()
                .orElseThrow();
        measure("find: 100 in the middle", () -> catalog.find(CatalogFilter.all(), page.after(middle)));
        find("namespace", filter().namespace("team_001"));
        find("namespace contains", filter().namespaceContains("am_001"));
        find("identifier contains, none", filter().identifierContains("no such part"));
        find("physical name contains", filter().physicalTableNameContains("voice_limit_9"));
        find("label", filter().label("invoice"));
        find("label contains, none", filter().labelContains("no such part"));
        find("reserved", filter().status(ProvisioningStatus.RESERVED));
        find(
                "schema and label and part of the name",
                filter().physicalSchema("area_07").label("tier_1").physicalTableNameContains("_limit_"));
        measure("count: all", () -> catalog.count(CatalogFilter.all()));
        measure(
                "count: namespace",
                () -> catalog.count(filter().namespace("team_001").build()));
    }

    private void find(String what, CatalogFilterBuilder filter) throws SQLException {
        CatalogFilter built = filter.build();
        PageRequest page = PageRequest.first(20);
        measure("find: " + what, () -> catalog.find(built, page));
    }

    private void searches() throws SQLException {
        Stream.of("invoice", "invoice limit", "inovice limt", "amount", "known", "session header 4216", "nothinglikeit")
                .map(Search::of)
                .forEach(search -> measure("search: " + search.text(), () -> catalog.search(search)));
        Stream.of("tax rate", "external refernce", "iban")
                .map(Search::ofColumns)
                .forEach(search -> measure("column search: " + search.text(), () -> catalog.search(search)));
        Search filtered =
                Search.of("invoice").among(filter().namespace("team_001").build());
        measure("search: invoice, in one namespace", () -> catalog.search(filtered));
    }

    /**
     * The first call of a JVM, in a new one as Maven's is, which has read its contract file and nothing else; then the same in this one, which has done it before. Rows that are active
     * come last: nobody makes their tables, so they are declared to be there.
     */
    private void reserves(TestDatabase database) throws SQLException, IOException, InterruptedException {
        for (int round = 1; round <= COLD_ROUNDS; round++) {
            inNewJvm(database, "cold_" + round);
        }
        for (String project : List.of("unmeasured", "warm")) {
            for (int revision = 1; revision <= 2; revision++) {
                reserve(project, revision, revision == 1 ? "new" : "changed");
            }
            reserve(project, 2, "again, reserved by an unfinished run");
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "update metatables.meta_table set provisioning_status = 'active', reserved_by_run = null"
                                + " where provisioning_status = 'reserved' and namespace = '" + project + "'");
            }
            reserve(project, 2, "again, active");
        }
    }

    private void reserve(String project, int revision, String what) throws SQLException {
        reserve(project, LargeCatalog.thousand(project, revision), what);
    }

    private void reserve(String project, DefinitionSet definitions, String what) throws SQLException {
        long start = System.nanoTime();
        double waited = WireTurns.waitedMillis(() ->
                Migration.begin(connection, LargeCatalog.migration(definitions)).reserve());
        print("reserve 1,000 (" + project + "): " + what, (System.nanoTime() - start) / 1e6, waited);
    }

    private static void inNewJvm(TestDatabase database, String project) throws IOException, InterruptedException {
        Path contracts = Files.createTempFile("contracts", ".json");
        Files.writeString(contracts, DefinitionJson.write(LargeCatalog.thousand(project, 1)));
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        project,
                        contracts.toString(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password())
                .inheritIO()
                .start()
                .waitFor();
        Files.delete(contracts);
    }

    /** A program that reserves once the tables of a contract file, as a migration does. */
    static final class Child {

        public static void main(String[] arguments) throws SQLException, IOException {
            DefinitionSet definitions = DefinitionJson.readSet(Files.readString(Path.of(arguments[1])), arguments[1]);
            try (Connection connection = WireTurns.connect(arguments[2], arguments[3], arguments[4])) {
                new LargeCatalogReport(connection).reserve(arguments[0], definitions, "new, in a new JVM");
            }
        }
    }

    private static CatalogFilterBuilder filter() {
        return CatalogFilter.builder();
    }

    private double measure(String what, WireTurns.Work call) {
        try {
            for (int i = 0; i < WARM_UP; i++) {
                call.run();
            }
            double[] times = new double[ROUNDS];
            double[] waits = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                waits[i] = WireTurns.waitedMillis(call);
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            Arrays.sort(waits);
            print(what, times[ROUNDS / 2], waits[ROUNDS / 2]);
            return times[ROUNDS / 2];
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void print(String what, double milliseconds, double waited) {
        String ratio = yardstick == 0 ? "" : "%,8.1f x".formatted(milliseconds / yardstick);
        System.out.printf("%-60s %,10.2f ms, at the database %,8.2f ms %s%n", what, milliseconds, waited, ratio);
    }
}
