package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.lifecycle.Migration;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/**
 * Prints what questions cost in a catalog of 100,000 tables with 2,000,000 columns, and how that compares with reading one row by
 * its key with plain JDBC. A program, not a test: times depend on the machine. Its argument is another number of tables.
 *
 * <p>A time is that of a whole call: the server's, and that for sending, reading and parsing the contracts of what was found. A
 * question that is only counted, or that finds nothing, shows the server's share.
 */
final class LargeCatalogReport {

    private static final int TABLES = 100_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 101;

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
                Connection connection = database.connect()) {
            long start = System.nanoTime();
            LargeCatalog.create(connection, tables);
            System.out.printf("%,d tables, made in %,.1f s%n", tables, (System.nanoTime() - start) / 1e9);
            new LargeCatalogReport(connection).print();
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
        reserves();
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

    private void reserves() throws SQLException {
        for (String what : List.of("new", "changed", "changed again")) {
            Migration migration = Migration.begin(connection, LargeCatalog.thousandMore(what.length()));
            once("reserve 1,000 tables, " + what, migration::reserve);
        }
        Migration migration = Migration.begin(connection, LargeCatalog.thousandMore("changed again".length()));
        once("reserve 1,000 tables, nothing to do", migration::reserve);
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static CatalogFilterBuilder filter() {
        return CatalogFilter.builder();
    }

    private void once(String what, Call call) throws SQLException {
        long start = System.nanoTime();
        call.run();
        print(what, (System.nanoTime() - start) / 1e6);
    }

    private double measure(String what, Call call) {
        try {
            for (int i = 0; i < WARM_UP; i++) {
                call.run();
            }
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                call.run();
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            print(what, times[ROUNDS / 2]);
            return times[ROUNDS / 2];
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void print(String what, double milliseconds) {
        String ratio = yardstick == 0 ? "" : "%,8.1f x".formatted(milliseconds / yardstick);
        System.out.printf("%-50s %,10.2f ms %s%n", what, milliseconds, ratio);
    }

    private interface Call {
        void run() throws SQLException;
    }
}
