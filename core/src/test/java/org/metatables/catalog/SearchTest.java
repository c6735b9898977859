package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Searching a catalog whose PostgreSQL has pg_trgm, as a login that owns nothing. */
@PostgresTest
class SearchTest {

    private static final String READER = "search_test_reader";

    static final List<String> HOSTILE = FindTest.HOSTILE.stream()
            .filter(text -> text.length() <= Search.MAX_LENGTH)
            .toList();

    private static Connection owner;
    private static Connection reader;
    private static CatalogRows rows;

    private final Catalog catalog = Catalog.of(reader);

    @BeforeAll
    static void fillCatalog(TestDatabase database) throws SQLException {
        database.createRole(READER, "secret");
        reader = database.dataSourceFor(READER, "secret").getConnection();
        owner = database.connect();
        CatalogInstaller.installOrUpgrade(owner);
        rows = new CatalogRows(owner);
        insert("shop__account", "shop", "Who buys from us.", List.of("money"), "id", "account_code", "region");
        insert("shop__account_limit", "shop", "How far a customer may go.", List.of(), "id", "currency", "amount");
        insert("shop__invoice", "shop", "What a customer owes.", List.of("money", "daily"), "id", "due_on", "iban");
        insert("bank__Reading", "bank", "Values of a meter, per account.", List.of(), "id", "takenAt", "meterValue");
        insert("bank__größe", "bank", "Maße von Gebäuden", List.of("Fläche"), "id", "höhe");
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
        reader.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a word of the name | invoice | shop__invoice",
                "upper case | INVOICE | shop__invoice",
                "the identifier as it is | shop.shop__invoice | shop__invoice",
                "the physical name as it is | shop__account_limit | shop__account_limit",
                "names as Java has them | AccountLimit | shop__account_limit",
                "a label | daily | shop__invoice",
                "the description | owes | shop__invoice",
                "a column | region | shop__account",
                "a column as Java names it | taken at | bank__Reading",
                "words of several fields | invoice iban owes daily | shop__invoice",
                "a part of a word | nvoic | shop__invoice",
                "letters beyond ASCII | höhe | bank__größe",
                "letters beyond ASCII in upper case | FLÄCHE | bank__größe",
                "a swapped letter | inovice | shop__invoice",
                "a missing letter | curency | shop__account_limit",
                "a doubled letter | regionn | shop__account",
                "several errors | custmer limt | shop__account_limit",
                "a word that nothing has | zzzzqqq | ",
            })
    void finds(String what, String text, String expected) {
        assertThat(names(Search.of(text)))
                .as(what)
                .containsExactly(expected == null ? new String[0] : new String[] {expected});
    }

    @Test
    void ranksTheWholeNameBeforeAPartOfItBeforeTheDescription() {
        List<SearchHit> hits = catalog.search(Search.of("account"));

        assertThat(hits)
                .extracting(hit -> hit.table().name().table())
                .containsExactly("shop__account", "shop__account_limit", "bank__Reading");
        assertThat(hits.get(0).rank()).isEqualTo(1);
        assertThat(hits).extracting(SearchHit::rank).doesNotHaveDuplicates().allMatch(rank -> rank > 0 && rank <= 1);
    }

    @Test
    void saysWhatMatchedWhere() {
        assertThat(catalog.search(Search.of("custmer owes iban")).get(0).matches())
                .extracting(SearchMatch::field, SearchMatch::asked, SearchMatch::found)
                .containsExactly(
                        tuple(SearchField.DESCRIPTION, "custmer", "customer"),
                        tuple(SearchField.DESCRIPTION, "owes", "owes"),
                        tuple(SearchField.COLUMN, "iban", "iban"));
        assertThat(catalog.search(Search.of("money invoice")).get(0).matches())
                .extracting(SearchMatch::field, SearchMatch::found)
                .containsExactly(tuple(SearchField.NAME, "invoice"), tuple(SearchField.LABEL, "money"));
    }

    @Test
    void wantsAllWordsAndOnlyIfNothingHasThemAnyOfThem() {
        assertThat(names(Search.of("customer limit"))).containsExactly("shop__account_limit");
        assertThat(names(Search.of("limit region"))).containsExactlyInAnyOrder("shop__account_limit", "shop__account");
    }

    @Test
    void searchOfColumnsLooksNowhereElseAndNamesThem() {
        assertThat(names(Search.ofColumns("invoice"))).isEmpty();
        assertThat(names(Search.ofColumns("money"))).isEmpty();
        assertThat(catalog.search(Search.ofColumns("acount code")))
                .singleElement()
                .satisfies(hit -> assertThat(hit.columns()).containsExactly("account_code"));
        assertThat(catalog.search(Search.ofColumns("meterValue")))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.columns()).containsExactly("meterValue");
                    assertThat(hit.rank()).isEqualTo(1);
                });
        assertThat(names(Search.ofColumns("iban meter")))
                .as("any of them")
                .containsExactlyInAnyOrder("shop__invoice", "bank__Reading");
    }

    @Test
    void searchesAmongTheTablesOfAFilter() {
        CatalogFilter bank = CatalogFilter.builder().namespace("bank").build();
        CatalogFilter daily = CatalogFilter.builder()
                .labelContains("dail")
                .identifierIn(List.of("shop.shop__invoice"))
                .build();

        assertThat(names(Search.of("account").among(bank))).containsExactly("bank__Reading");
        assertThat(names(Search.of("customer").among(daily))).containsExactly("shop__invoice");
        assertThat(names(Search.ofColumns("id").among(bank))).hasSize(2);
    }

    @Test
    void givesNoMoreThanAskedForAndFewerWhereLessIsForgiven() {
        assertThat(names(Search.of("account").limit(1))).containsExactly("shop__account");
        assertThat(names(Search.of("inovice").minimumCloseness(0.9))).isEmpty();
    }

    @Test
    void theWeightsMakeTheRank() {
        assertThat(catalog.search(Search.of("acount").weights(new SearchWeights(1, 0))))
                .extracting(SearchHit::rank)
                .as("closeness alone")
                .containsOnly(catalog.search(Search.of("acount").weights(new SearchWeights(1, 0)))
                        .get(0)
                        .rank());
        assertThat(catalog.search(Search.of("account limit").weights(new SearchWeights(0, 2)))
                        .get(0)
                        .rank())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noTextIsAnythingButWords(String text) {
        if (text.isBlank()) {
            return;
        }
        for (SearchScope scope : SearchScope.values()) {
            assertThat(catalog.search(Search.of(text).in(scope))).hasSizeLessThan(5);
            assertThat(catalog.search(Search.of("invoice " + text).in(scope))).hasSizeLessThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "a\0b", "\uD83D", "\uDE00 x"})
    void refusesWhatIsNoText(String text) {
        assertThatThrownBy(() -> Search.of(text))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("Search for some words");
    }

    @Test
    void boundsWhatIsAskedFor() {
        assertThat(names(Search.of("x ".repeat(100)))).isEmpty();
        assertThatThrownBy(() -> Search.of("x".repeat(201))).hasMessageContaining("longer than 200 characters");
        assertThatThrownBy(() -> Search.of("x").limit(0)).hasMessageContaining("limit of a search is from 1 to 200");
        assertThatThrownBy(() -> Search.of("x").limit(201)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Search.of("x").candidates(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Search.of("x").minimumCloseness(Double.NaN))
                .hasMessageContaining("from 0 to 1, not NaN");
        assertThatThrownBy(() -> new SearchWeights(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SearchWeights(Double.MAX_VALUE, Double.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatSearchLooksIntoIsReadableButNotWritableForEverybody() throws SQLException {
        try (Statement statement = reader.createStatement()) {
            for (String forbidden : List.of(
                    "delete from metatables.search_document",
                    "insert into metatables.search_word values ('mine')",
                    "select metatables.refresh_search(array(select uid from metatables.meta_table))")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private List<String> names(Search search) {
        return catalog.search(search).stream()
                .map(hit -> hit.table().name().table())
                .toList();
    }

    private static void insert(
            String name, String namespace, String description, List<String> labels, String... columns)
            throws SQLException {
        rows.insert("public", name, namespace, description, labels, List.of(columns));
    }
}
