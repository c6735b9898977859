package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.definition.DefinitionSet;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.CutSockets;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Starts that register at the same time, beside a migration, and over connections that break. */
@PostgresTest
class StartUpsAtOnceTest {

    private static final int INSTANCES = 20;
    private static final int STRIDE = Integer.getInteger("metatables.crash.stride", 1);
    private static final ChangeLogTable CHANGE_LOG =
            new ChangeLogTable(PhysicalName.inDefaultSchema("demo__databasechangelog"));

    private final ExecutorService threads = Executors.newFixedThreadPool(INSTANCES + 1);
    private final TestDatabase database;
    private final Schema schema;

    StartUpsAtOnceTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        schema.emptyWithCatalog();
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void twentyInstancesThatAllMissTheRowsMakeOneRowPerTable() throws Exception {
        boot().with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();

        List<List<UUID>> uids = atOnce(Collections.nCopies(INSTANCES, this::start));

        assertThat(uids).hasSize(INSTANCES);
        assertThat(uids.stream().distinct()).hasSize(1);
        assertThat(schema.query("""
                        select string_agg(concat_ws(' ', physical_table_name, provisioning_status, revision), ', '
                          order by physical_table_name)
                        from metatables.meta_table
                        """))
                .isEqualTo("demo__account active 1, demo__account_limit active 1, demo__databasechangelog reserved 1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsAndAMigrationThatAllMissTheRowsAgreeWhoeverIsFirst(boolean migrationIsFirst) throws Exception {
        boot().with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        DefinitionSet definitions =
                EntityExtractor.extract(boot().offlineMetadata(), "test").get(0).definitions();
        List<Callable<List<UUID>>> works = new ArrayList<>(Collections.nCopies(4, this::start));
        works.add(migrationIsFirst ? 0 : works.size(), () -> migrate(definitions));

        List<List<UUID>> uids = atOnce(works);

        assertThat(uids.stream().distinct()).hasSize(1);
        assertThat(schema.query("""
                        select string_agg(concat_ws(' ', physical_table_name, provisioning_status), ', '
                          order by physical_table_name)
                        from metatables.meta_table
                        """))
                .isEqualTo("demo__account active, demo__account_limit active, demo__databasechangelog reserved");
    }

    @ParameterizedTest
    @EnumSource
    void convergeWhereverTheConnectionOfTheFirstIsCut(CutSockets.Moment moment) throws SQLException {
        boot().with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        boolean cut = true;
        int packet = 1;
        while (cut) {
            schema.execute("truncate metatables.meta_table, metatables.run cascade");

            cut = !startsOver(CutSockets.parameters(packet, moment));

            assertThat(schema.query("select count(*) from metatables.meta_table"))
                    .isIn("0", "3");
            assertThat(start()).hasSize(2);
            assertThat(schema.query("select count(*) from metatables.meta_table"))
                    .isEqualTo("3");
            packet += STRIDE;
        }
        assertThat(packet).as("packets of a start").isGreaterThan(10);
    }

    private boolean startsOver(String parameters) {
        String url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + parameters;
        try {
            boot().on(url, database.username(), database.password()).close();
            return true;
        } catch (RuntimeException broken) {
            return false;
        }
    }

    private List<UUID> start() {
        try (EntityManagerFactory factory = boot().on(database)) {
            return HibernateMetaTables.of(factory).tables().stream()
                    .map(BoundTable::uid)
                    .sorted()
                    .toList();
        }
    }

    private List<UUID> migrate(DefinitionSet definitions) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, MigrationPlan.of(definitions, CHANGE_LOG, "update"));
            migration.reserve();
            return migration.finalise(FinalisationMode.LENIENT).tables().stream()
                    .map(table -> table.uid())
                    .sorted()
                    .toList();
        }
    }

    private static Boot boot() {
        return Boot.of(Account.class, AccountLimit.class)
                .with(MetaTablesSettings.PROJECT, "demo")
                .with(MetaTablesSettings.STARTUP, "register")
                .with("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .with("hibernate.boot.allow_jdbc_metadata_access", "false");
    }

    /** All works wait for the lock of the catalog, in their order, before the first one gets it. */
    private <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        List<Future<T>> futures = new ArrayList<>();
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute(CatalogLock.TAKE);
            }
            for (Callable<T> work : works) {
                futures.add(threads.submit(work));
                schema.await(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted and database ="
                                + " (select oid from pg_database where datname = current_database())",
                        String.valueOf(futures.size()));
            }
            holder.commit();
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
