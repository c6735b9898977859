package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** How what search looks into keeps up with the catalog, and with what its PostgreSQL offers. */
@PostgresTest
class SearchUpkeepTest {

    private final TestDatabase database;
    private final Connection owner;
    private final Catalog catalog;

    SearchUpkeepTest(TestDatabase database) throws SQLException {
        this.database = database;
        this.owner = database.connect();
        this.catalog = Catalog.of(database.dataSource());
    }

    @BeforeEach
    void installCatalog() throws SQLException {
        execute("drop schema if exists metatables cascade; drop extension if exists pg_trgm cascade");
        CatalogInstaller.installOrUpgrade(owner);
        insert("shop__invoice", "shop", "What a customer owes.", List.of("money"), "id", "iban");
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @Test
    void followsWhatOthersWriteChangeAndDelete() throws SQLException {
        insert("shop__shipment", "shop", "", List.of(), "id");
        assertThat(names(Search.of("shipment"))).containsExactly("shop__shipment");

        execute(
                "update metatables.meta_table set description = 'By lorry.', labels = '{freight}' where identifier like '%shipment'");
        assertThat(names(Search.of("lorry"))).containsExactly("shop__shipment");
        assertThat(names(Search.of("freight"))).containsExactly("shop__shipment");

        execute(
                "update metatables.meta_table set identifier = 'shop.Parcel', description = null where identifier like '%shipment'");
        assertThat(names(Search.of("parcel"))).containsExactly("shop__shipment");
        assertThat(names(Search.of("lorry"))).isEmpty();

        execute("""
                update metatables.meta_table set contract = jsonb_set(contract, '{columns,0,name}', '"weight"')
                where identifier = 'shop.Parcel'
                """);
        assertThat(names(Search.ofColumns("weight"))).containsExactly("shop__shipment");

        execute("delete from metatables.meta_table where identifier = 'shop.Parcel'");
        assertThat(names(Search.of("shipment"))).isEmpty();
    }

    @Test
    void aChangeOfStateAloneDoesNotTouchWhatSearchLooksInto() throws SQLException {
        String version = "select xmin from metatables.search_document where table_uid = "
                + "(select uid from metatables.meta_table where physical_table_name = 'shop__invoice')";
        String before = value(version);

        execute("update metatables.meta_table set provisioning_status = 'reserved', updated_at = now()");
        execute("update metatables.meta_table set provisioning_status = 'active', updated_at = now()");

        assertThat(value(version)).isEqualTo(before);
    }

    @Test
    void takesTablesThatAreLargerThanASearchDocumentMayBe() throws SQLException {
        StringBuilder words = new StringBuilder("endless");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            words.append(' ').append(Integer.toString(i, 36));
        }
        for (int i = 0; i < 1600; i++) {
            columns.add("x".repeat(50) + "_ö".repeat(3) + Integer.toString(i, 36));
        }
        List<String> labels = List.of(words.toString().split("(?<=\\G.{2000})"));
        insert("large", "large", words.toString(), labels, columns.toArray(String[]::new));
        insert("long_word", "large", "y".repeat(100_000), List.of(), "z".repeat(60));

        assertThat(names(Search.of("endless"))).containsExactly("large");
        assertThat(names(Search.of("long word"))).startsWith("long_word");
    }

    @Test
    void aLoginThatMayOnlyInsertIntoTheCatalogWritesWhatSearchNeedsWithoutAnotherRight(TestDatabase database)
            throws SQLException {
        database.createRole("search_test_writer", "secret");
        execute("grant insert on metatables.meta_table to search_test_writer");
        try (Connection writer =
                database.dataSourceFor("search_test_writer", "secret").getConnection()) {
            new CatalogRows(writer).insert("public", "shop__pallet", "shop");
        }

        assertThat(names(Search.of("pallet"))).containsExactly("shop__pallet");
    }

    @Test
    void aCatalogThatHadTablesBeforeItCouldSearchFindsThem() throws SQLException {
        execute("drop schema metatables cascade");
        for (CatalogScript script : CatalogScript.all()) {
            if (script.fileName().endsWith("__search.sql")) {
                insert("shop__account", "shop", "Who buys from us.", List.of("old"), "id", "region");
            }
            execute(script.sql());
        }

        assertThat(names(Search.of("account"))).containsExactly("shop__account");
        assertThat(names(Search.of("buys old regoin"))).containsExactly("shop__account");
    }

    @Test
    void withoutTheExtensionItFindsWordsAndPartsOfWords() throws SQLException {
        execute("drop extension pg_trgm cascade");

        assertThat(names(Search.of("invoice"))).containsExactly("shop__invoice");
        assertThat(names(Search.of("nvoic ustome"))).containsExactly("shop__invoice");
        assertThat(names(Search.ofColumns("iba"))).containsExactly("shop__invoice");
        assertThat(names(Search.of("custmer"))).as("no spelling is forgiven").isEmpty();
        assertThat(catalog.count(
                        CatalogFilter.builder().identifierContains("voic").build()))
                .isEqualTo(1);
    }

    @Test
    void forgivesSpellingAsSoonAsAnAdministratorAddsTheExtension() throws SQLException {
        execute("drop extension pg_trgm cascade; create schema extensions; create extension pg_trgm schema extensions");
        assertThat(names(Search.of("custmer"))).containsExactly("shop__invoice");

        assertThat(value("select metatables.use_trigrams()")).isEqualTo("t");
        assertThat(value("select metatables.use_trigrams()")).as("again").isEqualTo("t");

        assertThat(names(Search.of("custmer"))).containsExactly("shop__invoice");
        assertThat(value("""
                select string_agg(indexname, ',' order by indexname) from pg_indexes
                where schemaname = 'metatables' and indexname like '%trigrams'
                """)).isEqualTo("meta_table_trigrams,search_word_trigrams");
        execute("drop schema extensions cascade");
    }

    @Test
    void anExtensionThatTheLoginMayNotUseIsNoneForIt() throws SQLException {
        execute("drop extension pg_trgm cascade; create schema hidden; create extension pg_trgm schema hidden");
        database.createRole("search_test_stranger", "secret");
        Catalog ofStranger = Catalog.of(database.dataSourceFor("search_test_stranger", "secret"));

        assertThat(ofStranger.search(Search.of("invoice"))).hasSize(1);
        assertThat(ofStranger.search(Search.of("custmer"))).isEmpty();
        execute("drop schema hidden cascade");
    }

    @Test
    void aRoleThatMayNotMakeExtensionsInstallsTheSameCatalogAndSearches() throws SQLException {
        execute("drop schema metatables cascade; drop extension pg_trgm cascade");
        database.createRole("search_test_installer", "secret");
        execute("create schema metatables authorization search_test_installer");
        try (Connection installer =
                database.dataSourceFor("search_test_installer", "secret").getConnection()) {
            assertThat(CatalogInstaller.installOrUpgrade(installer)).isTrue();
            new CatalogRows(installer).insert("public", "shop__account", "shop");
        }

        assertThat(value("select count(*) from pg_extension where extname = 'pg_trgm'"))
                .isEqualTo("0");
        CatalogVersion.check(owner);
        assertThat(names(Search.of("accoun"))).containsExactly("shop__account");
    }

    @Test
    void aRoleThatMayCreateInTheDatabaseMakesTheExtension() throws SQLException {
        execute("drop schema metatables cascade; drop extension pg_trgm cascade");
        database.createRole("search_test_creator", "secret");
        execute("grant create on database " + database.name() + " to search_test_creator");
        try (Connection installer =
                database.dataSourceFor("search_test_creator", "secret").getConnection()) {
            CatalogInstaller.installOrUpgrade(installer);
        }

        assertThat(value("select extnamespace::regnamespace from pg_extension where extname = 'pg_trgm'"))
                .isEqualTo("public");
    }

    private List<String> names(Search search) {
        return catalog.search(search).stream()
                .map(hit -> hit.table().name().table())
                .toList();
    }

    private void insert(String name, String namespace, String description, List<String> labels, String... columns)
            throws SQLException {
        new CatalogRows(owner).insert("public", name, namespace, description, labels, List.of(columns));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
