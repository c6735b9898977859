package org.metatables.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.Database;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.Shop;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What the tests of this package begin with: an empty catalog, and an editor of it. */
@PostgresTest
abstract class ChangeTestCase {

    static final TableDefinition ACCOUNT = Shop.table("account").build();

    final Database database;
    final Catalog catalog;
    final CatalogEditor editor;
    final CatalogHistory history;

    ChangeTestCase(TestDatabase database) {
        this.database = new Database(database);
        this.catalog = Catalog.of(database.dataSource());
        this.editor = CatalogEditor.of(database.dataSource());
        this.history = CatalogHistory.of(database.dataSource());
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    /** Migrates to these tables; those of the default shape are made. */
    Migration migrate(TableDefinition... tables) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(tables));
            migration.reserve();
            for (TableDefinition table : Arrays.asList(tables)) {
                database.execute(Shop.ddl(table).replace("create table", "create table if not exists"));
            }
            migration.finalise(FinalisationMode.STRICT);
            return migration;
        }
    }

    /** A row of a table that somebody else owns, and that no code declares. */
    void registerExternally(String table, String description, String labels) throws SQLException {
        database.execute("create table if not exists " + table + " (id int)");
        database.execute("""
                insert into metatables.meta_table (data_source_uid, physical_schema, physical_table_name, namespace,
                  description, labels, management_mode, schema_management_mode, provisioning_status, table_kind, contract,
                  fingerprint)
                select uid, 'public', '%s', 'others', %s, '{%s}', 'external_registered', 'external_registered', 'active',
                  'relational', '{"version": "relational-table.v1", "physical": {}, "columns": []}', 'none'
                from metatables.data_source
                """.formatted(table, description, labels));
    }

    CatalogTable table(String name) {
        PhysicalName physical = PhysicalName.inDefaultSchema(name);
        return catalog.resolve(List.of(physical)).get(physical);
    }

    CatalogTable account() {
        return table("account");
    }
}
