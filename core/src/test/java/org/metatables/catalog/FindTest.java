package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Finding tables by each filter, as a login that owns nothing. */
@PostgresTest
class FindTest {

    private static final String READER = "find_test_reader";

    /** Texts that mean something to somebody: to SQL, to patterns, to arrays, to a shell. */
    static final List<String> HOSTILE = List.of(
            "%",
            "_",
            "\\",
            "\\%",
            "%%",
            "a%b",
            "'",
            "''",
            "\"",
            "{a}",
            "{",
            "NULL",
            "null",
            "--",
            "/*",
            "; drop table x",
            "$1",
            "?",
            "??",
            "{fn now()}",
            ":a",
            "%(a)s",
            "\n",
            "a\nb",
            "\uD83D\uDE00",
            "\uFFFF",
            "é",
            "x".repeat(10_000),
            "&",
            "|",
            "!",
            "a & (b | !",
            "<->",
            "a:*");

    private static Connection owner;
    private static Connection reader;
    private static UUID accountUid;
    private static UUID elsewhere;

    private final Catalog catalog = Catalog.of(reader);

    @BeforeAll
    static void fillCatalog(TestDatabase database) throws SQLException {
        database.createRole(READER, "secret");
        reader = database.dataSourceFor(READER, "secret").getConnection();
        owner = database.connect();
        CatalogInstaller.installOrUpgrade(owner);
        CatalogRows rows = new CatalogRows(owner);
        accountUid = rows.insert("public", "account", "shop", "daily", "money");
        rows.insert("public", "Account", "shop", "weekly");
        rows.insert("billing", "account_limit", "billing", "daily");
        rows.insert("billing", "invoice", "billing");
        rows.insert("hostile", "100%_of", "a\\b'c", "per cent %", "under_score", "two\nlines");
        execute("""
                with source as (insert into metatables.data_source (name) values ('elsewhere') returning uid)
                update metatables.meta_table set data_source_uid = (select uid from source) where physical_table_name = 'invoice'
                """);
        execute("""
                update metatables.meta_table
                set management_mode = 'platform_managed', schema_management_mode = 'alembic_managed',
                  provisioning_status = 'reserved', migration_package = 'p', migration_namespace = 'n',
                  migration_provider_key = 'p:n'
                where physical_table_name = 'Account'
                """);
        elsewhere = Catalog.of(owner)
                .list(CatalogFilter.builder().physicalTableName("invoice").build())
                .get(0)
                .dataSourceUid();
    }

    @AfterAll
    static void close() throws SQLException {
        reader.close();
        owner.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identifier | shop.account | account",
                "identifier | shop | ",
                "identifier__in | shop.account,billing.invoice,nobody | invoice account",
                "identifier__contains | .acc | account_limit account",
                "identifier__contains | % | 100%_of",
                "namespace | shop | Account account",
                "namespace__contains | ill | account_limit invoice",
                "namespace__contains | \\b' | 100%_of",
                "namespace__in | shop,billing | account_limit invoice Account account",
                "namespace__isnull | true | ",
                "namespace__isnull | False | account_limit invoice 100%_of Account account",
                "management_mode | platform_managed | Account",
                "provisioning_status | reserved | Account",
                "provisioning_status | active | account_limit invoice 100%_of account",
                "schema_management_mode | alembic_managed | Account",
                "migration_provider_key | p:n | Account",
                "migration_provider_key__in | p:n,x:y | Account",
                "physical_schema | billing | account_limit invoice",
                "physical_schema__in | billing,hostile | account_limit invoice 100%_of",
                "physical_table_name | account | account",
                "physical_table_name__in | account,Account | Account account",
                "physical_table_name__contains | ccount | account_limit Account account",
                "physical_table_name__contains | _l | account_limit",
                "physical_table_name__contains | 0%_ | 100%_of",
                "labels | daily | account_limit account",
                "labels | dail | ",
                "labels__in | weekly,money | Account account",
                "labels__contains | eek | Account",
                "labels__contains | r_s | 100%_of",
                "labels__contains | y_m | ",
            })
    void eachFilterLetsThroughWhatItSays(String name, String value, String expected) {
        assertThat(names(CatalogFilter.ofParameters(Map.of(name, value))))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void aPartOfALabelLiesWithinOneLabel() {
        assertThat(names(CatalogFilter.builder().labelContains("o\nl").build())).containsExactly("100%_of");
        assertThat(names(CatalogFilter.builder().labelContains("daily\nmoney").build()))
                .isEmpty();
    }

    @Test
    void filtersByUidAndByDataSource() {
        assertThat(names(CatalogFilter.builder().uid(accountUid).build())).containsExactly("account");
        assertThat(names(CatalogFilter.builder()
                        .uidIn(List.of(accountUid, elsewhere))
                        .build()))
                .containsExactly("account");
        assertThat(names(CatalogFilter.builder().dataSourceUid(elsewhere).build()))
                .containsExactly("invoice");
        assertThat(names(CatalogFilter.builder()
                        .dataSourceUidIn(List.of(elsewhere, accountUid))
                        .build()))
                .containsExactly("invoice");
    }

    @Test
    void allConditionsHaveToBeMet() {
        assertThat(names(CatalogFilter.builder().label("daily").label("money").build()))
                .containsExactly("account");
        assertThat(names(CatalogFilter.builder()
                        .label("daily")
                        .namespaceContains("bill")
                        .physicalTableNameContains("limit")
                        .status(ProvisioningStatus.ACTIVE)
                        .build()))
                .containsExactly("account_limit");
        assertThat(names(CatalogFilter.builder()
                        .label("daily")
                        .namespace("hostile")
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noTextIsAnythingButAText(String text) {
        for (FilterField field : FilterField.values()) {
            for (Lookup lookup : field.lookups()) {
                if (lookup != Lookup.IS_NULL) {
                    foundOrRefused(field, lookup, text);
                }
            }
        }
    }

    private void foundOrRefused(FilterField field, Lookup lookup, String text) {
        CatalogFilter filter;
        try {
            filter = new CatalogFilter(List.of(new FilterCondition(field, lookup, List.of(text))));
        } catch (InvalidFilterException refused) {
            return;
        }
        assertThat(catalog.count(filter)).isEqualTo(catalog.list(filter).size()).isLessThan(4);
    }

    @Test
    void takesAnyNumberOfValuesAsOneParameter() {
        List<String> identifiers = new ArrayList<>(
                IntStream.range(0, 70_000).mapToObj(i -> "shop.table_" + i).toList());
        identifiers.add("shop.account");

        assertThat(names(CatalogFilter.builder().identifierIn(identifiers).build()))
                .containsExactly("account");
        assertThat(names(CatalogFilter.builder().identifierIn(List.of()).build()))
                .as("one of none")
                .isEmpty();
        assertThat(names(CatalogFilter.builder().labelIn(identifiers).build())).isEmpty();
    }

    @Test
    void countsWithoutReadingTheTables() {
        assertThat(catalog.count(CatalogFilter.all())).isEqualTo(5);
        assertThat(catalog.count(CatalogFilter.builder().namespace("shop").build()))
                .isEqualTo(2);
    }

    @Test
    void refusesACursorThatIsNone() {
        assertThatThrownBy(() ->
                        catalog.find(CatalogFilter.all(), PageRequest.first(1).after("nonsense")))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void refusesPagesWithoutABound() {
        for (int size : new int[] {Integer.MIN_VALUE, -1, 0, PageRequest.MAX_SIZE + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> PageRequest.first(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from 1 to 1000");
        }
    }

    @Test
    void pagesOfEverySizeGiveTheWholeInOneOrder() {
        List<String> whole = names(CatalogFilter.all());
        for (int size : new int[] {1, 2, 4, 5, 6, PageRequest.MAX_SIZE}) {
            List<String> paged = new ArrayList<>();
            Page<CatalogTable> page = catalog.find(CatalogFilter.all(), PageRequest.first(size));
            page.items().forEach(table -> paged.add(table.name().table()));
            while (page.next().isPresent()) {
                page = catalog.find(
                        CatalogFilter.all(),
                        PageRequest.first(size).after(page.next().get()));
                assertThat(page.items())
                        .as("a page is never empty but the first")
                        .isNotEmpty();
                page.items().forEach(table -> paged.add(table.name().table()));
            }
            assertThat(paged).as("pages of %s", size).isEqualTo(whole);
        }
    }

    @Test
    void streamsNoMoreThanIsUsed() {
        try (Stream<CatalogTable> tables = catalog.stream(CatalogFilter.all())) {
            assertThat(tables.map(table -> table.name().table())).containsExactlyElementsOf(names(CatalogFilter.all()));
        }
        assertThat(catalog.stream(CatalogFilter.builder().namespace("nobody").build()))
                .isEmpty();
    }

    private List<String> names(CatalogFilter filter) {
        List<String> names =
                catalog.list(filter).stream().map(table -> table.name().table()).toList();
        assertThat(catalog.count(filter)).isEqualTo(names.size());
        assertThat(catalog.find(filter, PageRequest.first(100)).items())
                .extracting(table -> table.name().table())
                .isEqualTo(names);
        return Collections.unmodifiableList(names);
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
