package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.Authoring;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ForeignTableException;
import org.metatables.naming.PhysicalName;

/** Two projects in one database, each with its own change log, lock and provider. */
@Tag("once")
class TwoProjectsTest extends LiquibaseTest {

    private static final String OWNERS =
            "select string_agg(physical_schema || '.' || physical_table_name || ' ' || migration_provider_key, ', ' order by physical_schema, physical_table_name) from metatables.meta_table";

    @TempDir
    private Path warehouseFolder;

    private Project warehouse;

    @BeforeEach
    void twoProjects() {
        project.named("shop").declares(table("shop__account")).migrates(creating("shop__account"));
        warehouse = Project.in(warehouseFolder, "warehouse:main")
                .named("warehouse")
                .declares(inNamespace("warehouse", "public", "warehouse__item"))
                .migrates(creating("warehouse__item"));
    }

    @Test
    void shareASchemaWithoutTouchingEachOther() throws Exception {
        update();
        Map<String, CatalogRows.Row> shop = CatalogRows.of(database);
        String shopRows = versions("shop:main");

        WayToRun.COMMAND_SCOPE.update(warehouse, database);

        assertThat(CatalogRows.of(database)).hasSize(4).containsAllEntriesOf(shop);
        assertThat(versions("shop:main")).isEqualTo(shopRows);
        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(CatalogRows.text(database, OWNERS))
                .isEqualTo("public.shop__account shop:main, public.shop__databasechangelog shop:main, "
                        + "public.warehouse__databasechangelog warehouse:main, public.warehouse__item warehouse:main");
        for (String name : List.of("shop", "warehouse")) {
            assertThat(CatalogRows.text(database, "select count(*) from " + name + "__databasechangelog"))
                    .isEqualTo("1");
            assertThat(CatalogRows.text(
                            database, "select string_agg(locked::text, ',') from " + name + "__databasechangeloglock"))
                    .isEqualTo("false");
        }
    }

    @Test
    void oneRollsBackAndTheOtherDoesNotNotice() throws Exception {
        update();
        WayToRun.COMMAND_SCOPE.update(warehouse, database);
        String shopRows = versions("shop:main");

        WayToRun.command(warehouse, database, "rollbackCount", Map.of("count", 1));

        assertThat(versions("shop:main")).isEqualTo(shopRows);
        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.warehouse__item", "reserved")
                .containsEntry("public.shop__account", "active");
        assertThat(CatalogRows.text(database, "select count(*) from shop__databasechangelog"))
                .isEqualTo("1");
    }

    @Test
    void oneMigratesWhileTheOtherHoldsItsLock() throws Exception {
        update();
        CatalogRows.execute(
                database,
                "update shop__databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'build-7'");

        WayToRun.COMMAND_SCOPE.update(warehouse, database);

        assertThat(CatalogRows.statuses(database)).containsEntry("public.warehouse__item", "active");
        assertThat(CatalogRows.text(database, "select locked from shop__databasechangeloglock"))
                .isEqualTo("t");
    }

    /** Their change sets have the same ids, authors and paths. */
    @Test
    void aNewOneJoinsOneThatKeepsTheDefaultChangeLog() throws Exception {
        project = Project.in(folder).declares(table("shop__account"));
        update();

        WayToRun.COMMAND_SCOPE.update(warehouse, database);

        assertThat(CatalogRows.text(database, OWNERS))
                .isEqualTo("public.databasechangelog shop:main, public.shop__account shop:main, "
                        + "public.warehouse__databasechangelog warehouse:main, public.warehouse__item warehouse:main");
        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
    }

    /** What Liquibase alone ran for both has one change log, which has one owner. */
    @Test
    void aSharedHistoryIsRefusedAndNothingIsLost() throws Exception {
        warehouse.option("liquibase.metatables.enabled", "false");
        Project plain = Project.in(warehouseFolder, "warehouse:main")
                .declares(inNamespace("warehouse", "public", "warehouse__item"))
                .option("liquibase.metatables.enabled", "false");
        WayToRun.COMMAND_SCOPE.update(plain, database);
        CatalogRows.execute(database, "update databasechangelog set filename = 'warehouse.sql'");
        project = Project.in(folder).declares(table("shop__account"));
        update();
        CatalogRows.execute(
                database, "update databasechangelog set filename = 'changelog.sql' where filename = 'warehouse.sql'");
        Project adopted = Project.in(warehouseFolder, "warehouse:main")
                .named("warehouse")
                .declares(inNamespace("warehouse", "public", "warehouse__item"));

        assertThatThrownBy(() -> WayToRun.COMMAND_SCOPE.update(adopted, database))
                .hasRootCauseInstanceOf(ForeignTableException.class)
                .hasStackTraceContaining("shop:main")
                .hasStackTraceContaining("warehouse:main");

        assertThat(CatalogRows.text(database, "select count(*) from databasechangelog"))
                .isEqualTo("2");
    }

    @Test
    void liveInTwoSchemas() throws Exception {
        CatalogRows.execute(database, "create schema storage");
        warehouse
                .declares(inNamespace("warehouse", "storage", "warehouse__item"))
                .migrates(creating("storage.warehouse__item"))
                .option("liquibase.liquibaseSchemaName", "storage");

        update();
        WayToRun.COMMAND_SCOPE.update(warehouse, database);

        assertThat(CatalogRows.text(database, OWNERS))
                .isEqualTo(
                        "public.shop__account shop:main, public.shop__databasechangelog shop:main, "
                                + "storage.warehouse__databasechangelog warehouse:main, storage.warehouse__item warehouse:main");
        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
    }

    @Test
    void liveInTwoSchemasWithTablesOfTheSameNames() throws Exception {
        CatalogRows.execute(database, "create schema storage");
        Project twin = Project.in(warehouseFolder, "shop:storage")
                .named("shop")
                .declares(inNamespace("storage", "storage", "shop__account"))
                .migrates(creating("storage.shop__account"))
                .option("liquibase.liquibaseSchemaName", "storage");

        update();
        WayToRun.COMMAND_SCOPE.update(twin, database);

        assertThat(CatalogRows.statuses(database))
                .isEqualTo(Map.of(
                        "public.shop__account", "active",
                        "public.shop__databasechangelog", "active",
                        "storage.shop__account", "active",
                        "storage.shop__databasechangelog", "active"));
    }

    @Test
    void migrateAtTheSameTime() throws Exception {
        List<Callable<List<String>>> updates = new ArrayList<>();
        List<IsolatedLiquibase> processes = new ArrayList<>();
        for (Path where : List.of(folder, warehouseFolder, folder, warehouseFolder)) {
            IsolatedLiquibase process = IsolatedLiquibase.start();
            processes.add(process);
            updates.add(() -> process.run(where, database, "update"));
        }
        try {
            AtOnce.run(updates);
        } finally {
            for (IsolatedLiquibase process : processes) {
                process.close();
            }
        }

        assertThat(CatalogRows.statuses(database).values()).hasSize(4).containsOnly("active");
        assertThat(CatalogRows.text(database, "select string_agg(distinct outcome, ',') from metatables.run"))
                .isEqualTo("succeeded");
        for (String name : List.of("shop", "warehouse")) {
            assertThat(CatalogRows.text(database, "select count(*) from " + name + "__databasechangelog"))
                    .isEqualTo("1");
        }
    }

    /** The rows of a provider with the version of each, which changes with every write. */
    private String versions(String provider) throws Exception {
        return CatalogRows.text(
                database,
                "select string_agg(xmin::text || t::text, E'\\n' order by uid) from metatables.meta_table t where migration_provider_key = '"
                        + provider + "'");
    }

    private static TableDefinition inNamespace(String namespace, String schema, String name) {
        TableDefinition table = table(name);
        return TableDefinition.builder(new PhysicalName(schema, name), namespace, new Authoring.Entity(namespace, name))
                .identifier(namespace + "." + name)
                .column(table.columns().get(0))
                .primaryKey("id")
                .build();
    }
}
