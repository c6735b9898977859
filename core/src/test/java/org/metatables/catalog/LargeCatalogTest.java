package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.lifecycle.Migration;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

/**
 * No question reads a large catalog as a whole: which indexes each uses, and how much of them. {@link LargeCatalogReport} tells the
 * times.
 */
@PostgresTest
class LargeCatalogTest {

    private static final int TABLES = 10_000;

    /** After five executions a prepared statement may get a plan that does not look at its values. */
    private static final int EXECUTIONS = 8;

    private static final PageRequest PAGE = PageRequest.first(50);

    private static Connection connection;

    private final Catalog catalog = Catalog.of(connection);

    @BeforeAll
    static void fillCatalog(TestDatabase database) throws SQLException {
        connection = database.connect();
        LargeCatalog.create(connection, TABLES);
        // The words of tables that are gone, without which it would be good to read all of them.
        execute("insert into metatables.search_word select md5(n::text) from generate_series(1, 20000) n");
        execute("vacuum analyze metatables.search_word");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void getsATableByItsKey() throws SQLException {
        UUID uid = catalog.find(CatalogFilter.all(), PAGE).items().get(7).uid();

        Scans scans = scansOf(questioned -> questioned.get(uid));

        assertThat(scans.sequential()).isEmpty();
        assertThat(scans.indexes()).containsOnlyKeys("meta_table_pkey");
        assertThat(scans.entries("meta_table_pkey")).isEqualTo(1);
    }

    @Test
    void readsNoMoreThanThePageWhereverItBegins() throws SQLException {
        List<CatalogTable> tables =
                catalog.list(CatalogFilter.builder().physicalSchema("area_10").build());
        String middle = PagePosition.of(tables.get(100)).cursor();

        for (PageRequest request : List.of(PAGE, PAGE.after(middle))) {
            Scans scans = scansOf(questioned -> questioned.find(CatalogFilter.all(), request));

            assertThat(scans.sequential()).isEmpty();
            assertThat(scans.indexes()).containsOnlyKeys("meta_table_in_order");
            assertThat(scans.entries("meta_table_in_order")).isEqualTo(PAGE.size() + 1L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identifier | team_003.QuoteVersion_3593 | meta_table_identifier",
                "identifier__in | team_003.QuoteVersion_3593,nobody | meta_table_identifier",
                "identifier__contains | Version_359 | meta_table_trigrams",
                "uid__in | 00000000-0000-4000-8000-000000000001 | meta_table_pkey",
                "namespace__contains | no such part | meta_table_trigrams",
                "management_mode | external_registered | meta_table_management_mode",
                "schema_management_mode | backend_managed | meta_table_schema_management_mode",
                "provisioning_status | reserved | meta_table_provisioning_status",
                "migration_provider_key | nobody | meta_table_provider",
                "migration_provider_key__in | nobody,noone | meta_table_provider",
                "physical_schema | area_07 | meta_table_in_order",
                "physical_schema__in | area_07,area_09 | meta_table_in_order",
                "physical_table_name | team_003__quote_version_3593 | meta_table_physical_table_name",
                "physical_table_name__in | team_003__quote_version_3593,b | meta_table_physical_table_name",
                "physical_table_name__contains | version_359 | meta_table_trigrams",
                "labels | nobody | meta_table_labels",
                "labels__in | nobody,noone | meta_table_labels",
                "labels__contains | no such part | meta_table_trigrams",
            })
    void filtersByAnIndex(String name, String value, String index) throws SQLException {
        CatalogFilter filter = CatalogFilter.ofParameters(Map.of(name, value));

        Scans scans = scansOf(questioned -> questioned.find(filter, PAGE));

        assertThat(scans.sequential()).isEmpty();
        assertThat(scans.indexes()).containsOnlyKeys(index);
        assertThat(scans.entries(index)).isLessThanOrEqualTo(TABLES / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "namespace | team_003",
                "namespace__in | team_003,team_004",
                "namespace__contains | am_003",
                "namespace__isnull | false",
                "migration_provider_key | team_003:team_003",
                "provisioning_status | active",
                "management_mode | platform_managed",
                "labels | invoice",
                "labels__in | invoice,tier_1",
                "labels__contains | nvoi",
                "physical_table_name__contains | invoice",
            })
    void aFilterThatLetsMuchThroughReadsInOrderOrByItsIndexButNeverTheWhole(String name, String value)
            throws SQLException {
        CatalogFilter filter = CatalogFilter.ofParameters(Map.of(name, value));

        Scans scans = scansOf(questioned -> questioned.find(filter, PAGE));

        assertThat(scans.sequential()).isEmpty();
        assertThat(scans.indexes()).isNotEmpty();
        assertThat(scans.indexes().values()).allMatch(count -> count.rows() < TABLES / 2);
    }

    @Test
    void resolvesAThousandNamesByTheirIndex() throws SQLException {
        List<PhysicalName> names = catalog.stream(CatalogFilter.all())
                .limit(1_000)
                .map(CatalogTable::name)
                .toList();

        Scans scans =
                scansOf(questioned -> assertThat(questioned.resolve(names)).hasSize(1_000));

        assertThat(scans.sequential().keySet()).isSubsetOf("data_source");
        assertThat(scans.indexes())
                .containsAnyOf(
                        entry("meta_table_physical_identity", new Scans.Count(names.size(), names.size())),
                        entry("meta_table_physical_table_name", new Scans.Count(names.size(), names.size())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice",
                "invoice limit",
                "inovice limt",
                "known",
                "session header 4216",
                "nothinglikeit",
                "amount known"
            })
    void searchesByItsIndexes(String text) throws SQLException {
        for (SearchScope scope : SearchScope.values()) {
            Search search = Search.of(text).in(scope);

            Scans scans = scansOf(questioned -> questioned.search(search));

            assertThat(scans.sequential().keySet())
                    .as("but for a look whether there are many tables")
                    .isSubsetOf("meta_table");
            assertThat(scans.sequential().values()).allMatch(count -> count.rows() <= 2_001);
            assertThat(scans.indexes())
                    .containsKeys("search_document_pkey", "search_word_trigrams")
                    .doesNotContainKey("meta_table_in_order");
            assertThat(scans.entries("search_document_pkey")).isLessThan(TABLES / 2);
            if (scope == SearchScope.EVERYWHERE) {
                assertThat(scans.indexes()).containsKey("search_document_words");
            }
        }
    }

    /** Words of descriptions, of column names, and of all of these together. */
    @ParameterizedTest
    @ValueSource(strings = {"known", "of each", "code", "code known"})
    void aWordOfMostTablesIsNotLookedUpInAllOfThem(String words) throws SQLException {
        Scans scans = scansOf(
                questioned -> assertThat(questioned.search(Search.of(words))).hasSize(20));

        assertThat(scans.entries("search_document_words")).isLessThan(TABLES / 2);
    }

    @Test
    @Tag("long")
    void ofTablesThatFitEquallyWellTheSameAreFoundAlways() throws SQLException {
        List<UUID> first = catalog.stream(CatalogFilter.all())
                .map(CatalogTable::uid)
                .sorted(Comparator.comparing(UUID::toString))
                .limit(20)
                .toList();

        assertThat(catalog.search(Search.of("known")))
                .extracting(hit -> hit.table().uid())
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void searchesAFilteredPartWithoutReadingTheRest() throws SQLException {
        Search search = Search.of("invoice")
                .among(CatalogFilter.builder().namespace("team_003").build());

        Scans scans = scansOf(questioned -> questioned.search(search));

        assertThat(scans.sequential()).doesNotContainKey("meta_table");
        assertThat(scans.indexes()).doesNotContainKey("search_document_words");
    }

    @Test
    void findsTheBestAlsoWhereMoreTablesFitThanCompete() throws SQLException {
        CatalogTable table =
                catalog.search(Search.of("team_004 invoice limit 4261")).get(0).table();

        assertThat(table.identifier()).contains("team_004.InvoiceLimit_4261");
        assertThat(catalog.search(Search.of("invoice")))
                .hasSize(20)
                .allMatch(hit -> hit.matches().stream().anyMatch(match -> match.field() == SearchField.NAME));
    }

    @Test
    void eachQuestionIsOneRoundTripAndAStreamOneForEveryPage(TestDatabase database) throws SQLException {
        StatementCounter counter = new StatementCounter();
        Catalog counted = Catalog.of(counter.counting(database.dataSource()));
        for (Consumer<Catalog> question : List.<Consumer<Catalog>>of(
                questioned -> questioned.find(CatalogFilter.all(), PAGE),
                questioned -> questioned.count(CatalogFilter.all()),
                questioned -> questioned.search(Search.of("invoice limit")))) {
            counter.reset();
            question.accept(counted);
            assertThat(counter.roundTrips()).isEqualTo(1);
        }

        counter.reset();
        assertThat(counted.stream(CatalogFilter.all()).limit(1_100)).hasSize(1_100);
        assertThat(counter.roundTrips()).isEqualTo(3);
        counter.reset();
        assertThat(counted.stream(CatalogFilter.builder().namespace("team_003").build()))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(counter.roundTrips()).isEqualTo(2);
    }

    @Test
    void aThousandTablesAreReservedWithoutReadingTheOthers(TestDatabase database) throws SQLException {
        try (Connection migrating = database.connect()) {
            for (int revision = 1; revision <= 3; revision++) {
                long before = sequentialScans(migrating);

                Migration.begin(migrating, LargeCatalog.migration(LargeCatalog.thousand("newcomer", revision)))
                        .reserve();

                assertThat(sequentialScans(migrating))
                        .as("revision %s", revision)
                        .isEqualTo(before);
            }
        }
    }

    /** All scans that any of the plans makes. */
    private Scans scansOf(Consumer<Catalog> question) throws SQLException {
        Scans all = new Scans(Map.of(), Map.of());
        for (int i = 0; i < EXECUTIONS; i++) {
            connection.rollback();
            all = all.or(Scans.of(connection, () -> question.accept(catalog)));
        }
        return all;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How often all tables of meta_table were read, by transactions that have ended. */
    private static long sequentialScans(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(
                    "select seq_scan from pg_stat_user_tables where relid = 'metatables.meta_table'::regclass")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
