package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The server process of a run is killed at every statement in turn; running the same command again must converge. */
@PostgresTest
class CrashTest {

    private static final int STRIDE = Integer.getInteger("metatables.crash.stride", 1);

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();
    private static final TableDefinition WIDER_ACCOUNT =
            Shop.table("account").column(Shop.column("region", "varchar(8)")).build();

    private final Database database;

    CrashTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void aFirstUpdateConverges(CrashingConnection.Moment moment) throws SQLException {
        int fatal = 1 - STRIDE;
        boolean crashed = true;
        while (crashed) {
            fatal += STRIDE;
            database.empty();

            crashed = crashAt(fatal, moment, this::firstUpdate);

            assertThatNoRowIsActiveWithoutItsTable();
            Map<PhysicalName, UUID> before = uids();
            firstUpdate(database.connect());
            assertThat(uids()).containsAllEntriesOf(before).hasSize(3);
            assertThatAllIsActiveAtRevision(1, 1);
        }
        assertThat(fatal).as("statements of a first update").isGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateThatAddsAColumnConverges(CrashingConnection.Moment moment) throws SQLException {
        int fatal = 1 - STRIDE;
        boolean crashed = true;
        while (crashed) {
            fatal += STRIDE;
            database.empty();
            firstUpdate(database.connect());
            Map<PhysicalName, UUID> before = uids();

            crashed = crashAt(fatal, moment, this::secondUpdate);

            secondUpdate(database.connect());
            assertThat(uids()).isEqualTo(before);
            assertThatAllIsActiveAtRevision(2, 1);
        }
    }

    private void firstUpdate(Connection connection) throws SQLException {
        update(
                connection,
                List.of(ACCOUNT, BASKET),
                "create table if not exists databasechangelog (id varchar(255))",
                Shop.ddl(ACCOUNT).replace("create table", "create table if not exists"),
                Shop.ddl(BASKET).replace("create table", "create table if not exists"));
    }

    private void secondUpdate(Connection connection) throws SQLException {
        update(
                connection,
                List.of(WIDER_ACCOUNT, BASKET),
                "alter table account add column if not exists region varchar(8)");
    }

    /** As a migration tool does it: each change set is a transaction of its own. */
    private static void update(Connection connection, List<TableDefinition> tables, String... changeSets)
            throws SQLException {
        try (connection) {
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            Migration migration = Migration.begin(connection, Shop.update(tables));
            migration.reserve();
            for (String changeSet : changeSets) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(changeSet);
                }
                connection.commit();
            }
            migration.finalise(FinalisationMode.STRICT);
        }
    }

    /** Whether the command was long enough to crash there. */
    private boolean crashAt(int statement, CrashingConnection.Moment moment, Command command) throws SQLException {
        CrashingConnection connection = new CrashingConnection(database, statement, moment);
        try {
            command.run(connection.open());
        } catch (RuntimeException | SQLException crash) {
            assertThat(connection.crashed()).as(crash.toString()).isTrue();
        } finally {
            connection.close();
        }
        return connection.crashed();
    }

    private void assertThatNoRowIsActiveWithoutItsTable() throws SQLException {
        if (!database.rows("select to_regclass('metatables.meta_table')").equals(List.of("null"))) {
            assertThat(database.rows("""
                            select physical_table_name from metatables.meta_table
                            where provisioning_status = 'active' and to_regclass(physical_table_name) is null
                            """)).isEmpty();
        }
    }

    private void assertThatAllIsActiveAtRevision(int account, int basket) {
        List<CatalogTable> tables = catalog().list();
        assertThat(tables).allMatch(CatalogTable::isActive);
        assertThat(tables).extracting(CatalogTable::revision).containsExactly((long) account, (long) basket, 1L);
    }

    private Map<PhysicalName, UUID> uids() throws SQLException {
        if (database.rows("select to_regclass('metatables.meta_table')").equals(List.of("null"))) {
            return Map.of();
        }
        return catalog().list().stream().collect(Collectors.toMap(CatalogTable::name, CatalogTable::uid));
    }

    private Catalog catalog() {
        return Catalog.of(database.database().dataSource());
    }

    private interface Command {
        void run(Connection connection) throws SQLException;
    }
}
