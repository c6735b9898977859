package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.contract.DataTypes;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The catalog as a program sees it whose login owns nothing. */
@PostgresTest
class CatalogTest {

    private static final String READER = "catalog_test_reader";
    private static final PhysicalName ACCOUNT = PhysicalName.inDefaultSchema("account");

    private final TestDatabase database;
    private final MetaTables metaTables;

    CatalogTest(TestDatabase database) {
        this.database = database;
        this.metaTables = MetaTables.connect(database.dataSourceFor(READER, "secret"));
    }

    @BeforeAll
    static void fillCatalog(TestDatabase database) throws SQLException {
        database.createRole(READER, "secret");
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
            reserve(connection, "shop", "account", "basket");
            reserve(connection, "billing", "Invoice");
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        update metatables.meta_table set provisioning_status = 'active', reserved_by_run = null
                        where physical_table_name = 'basket'
                        """);
            }
        }
    }

    @Test
    void findsATableByItsUid() {
        CatalogTable account = account();

        assertThat(metaTables.catalog().find(account.uid())).contains(account);
        assertThat(metaTables.catalog().get(account.uid())).isEqualTo(account);
        assertThat(account.dataSourceUid())
                .isEqualTo(metaTables.defaultDataSource().uid());
        assertThat(account.qualifiedName()).isEqualTo("\"public\".\"account\"");
    }

    @Test
    void namesTheUidThatItDoesNotKnow() {
        UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");

        assertThat(metaTables.catalog().find(unknown)).isEmpty();
        assertThatThrownBy(() -> metaTables.catalog().get(unknown))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining(unknown.toString())
                .hasMessageContaining("connected to the right one");
    }

    @Test
    void listsInAStableOrder() {
        assertThat(metaTables.catalog().list())
                .extracting(table -> table.name().table())
                .containsExactly("Invoice", "account", "basket", "changelog_of_billing", "changelog_of_shop");
    }

    @Test
    void resolvesWhatThereIsOfManyNames() {
        PhysicalName invoice = PhysicalName.inDefaultSchema("Invoice");
        PhysicalName foldedInvoice = PhysicalName.inDefaultSchema("invoice");

        assertThat(metaTables.catalog().resolve(List.of(ACCOUNT, invoice, foldedInvoice, ACCOUNT)))
                .containsOnlyKeys(ACCOUNT, invoice);
        assertThat(metaTables.catalog().resolve(List.of())).isEmpty();
    }

    @Test
    void worksOnAConnectionThatItLeavesOpen() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(Catalog.of(connection).list()).hasSize(5);
            assertThat(connection.isClosed()).isFalse();
        }
    }

    @Test
    void theDefaultDataSourceIsTheDatabaseOfTheCatalog() {
        DataSourceRow dataSource = metaTables.defaultDataSource();

        assertThat(dataSource.name()).isEqualTo("default");
        assertThat(dataSource.accessMode()).isEqualTo(StorageAccessMode.READ_WRITE);
    }

    @Test
    void aLoginThatOwnsNothingCanReadButNotWriteAndNotSeeTheRuns() throws SQLException {
        try (Connection connection = database.dataSourceFor(READER, "secret").getConnection();
                Statement statement = connection.createStatement()) {
            for (String forbidden : List.of(
                    "update metatables.meta_table set namespace = 'mine'",
                    "delete from metatables.data_source",
                    "insert into metatables.catalog_version (version, script, checksum) values (9, 'x', 'x')",
                    "create table metatables.mine (id int)",
                    "select * from metatables.run")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private CatalogTable account() {
        return metaTables.catalog().resolve(List.of(ACCOUNT)).get(ACCOUNT);
    }

    private static void reserve(Connection connection, String project, String... tables) {
        List<TableDefinition> definitions = List.of(tables).stream()
                .map(table -> TableDefinition.builder(
                                PhysicalName.inDefaultSchema(table), project, new Authoring.Entity("com", table))
                        .identifier(project + "." + table)
                        .column(ColumnDefinition.of("id", DataTypes.ofSqlType("bigint"))
                                .notNull())
                        .primaryKey("id")
                        .build())
                .toList();
        DefinitionSet set = new DefinitionSet(
                MigrationProvider.of(project, project), definitions, new DefinitionOrigin("test", "none", "none"));
        ChangeLogTable root = new ChangeLogTable(PhysicalName.inDefaultSchema("changelog_of_" + project));
        Migration.begin(connection, MigrationPlan.of(set, root, "update")).reserve();
    }
}
