package org.metatables.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.Database;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.Shop;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What the tests of this package begin with: an empty catalog, and somebody who deletes from it. */
@PostgresTest
abstract class DeletionTestCase {

    final Database database;
    final TableDeletion deletion;

    DeletionTestCase(TestDatabase database) {
        this.database = new Database(database);
        this.deletion = TableDeletion.of(database.dataSource());
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    /** Makes tables, and rows for those that the back end manages. */
    void backendManaged(String ddl, String... tables) throws SQLException {
        database.execute(ddl);
        for (String table : tables) {
            register(table, "platform_managed", "backend_managed");
        }
    }

    void register(String table, String management, String schemaManagement) throws SQLException {
        database.execute("""
                insert into metatables.meta_table (data_source_uid, physical_schema, physical_table_name, namespace,
                  management_mode, schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
                select uid, 'public', '%s', 'test', '%s', '%s', 'active', 'relational',
                  '{"version": "relational-table.v1", "physical": {}, "columns": []}', 'none'
                from metatables.data_source where name = 'default'
                """.formatted(table, management, schemaManagement));
    }

    void migrate(TableDefinition... tables) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(tables));
            migration.reserve();
            for (TableDefinition table : tables) {
                database.execute(Shop.ddl(table).replace("create table", "create table if not exists"));
            }
            migration.finalise(FinalisationMode.STRICT);
        }
    }

    UUID uid(String table) throws SQLException {
        return UUID.fromString(
                database.rows("select uid from metatables.meta_table where physical_table_name = '" + table + "'")
                        .get(0));
    }

    List<String> rows() throws SQLException {
        return database.rows("select physical_table_name from metatables.meta_table order by 1");
    }

    List<String> tables() throws SQLException {
        return database.rows("select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p') and relname <> 'databasechangelog' order by 1");
    }

    /** What stands against it; nothing may have gone then. */
    List<Obstacle> obstacles(String table, DeleteOptions options) throws SQLException {
        List<String> rows = rows();
        List<String> tables = tables();
        UUID uid = uid(table);
        DeletionRefusedException refused =
                catchThrowableOfType(DeletionRefusedException.class, () -> deletion.delete(uid, options));
        assertThat(refused).as("the refusal").isNotNull();
        assertThat(rows()).isEqualTo(rows);
        assertThat(tables()).isEqualTo(tables);
        return refused.obstacles();
    }
}
