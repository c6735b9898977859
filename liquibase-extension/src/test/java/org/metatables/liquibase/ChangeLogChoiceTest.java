package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New projects have a change log of their own, and those that were migrated before keep theirs. */
@Tag("once")
class ChangeLogChoiceTest extends LiquibaseTest {

    private static final String OWN = "public.shop__databasechangelog";
    private static final String DEFAULT = "public.databasechangelog";

    @BeforeEach
    void oneTable() {
        project.declares(table("account")).migrates(creating("account"));
    }

    @ParameterizedTest
    @EnumSource
    void aNewProjectGetsAChangeLogOfItsOwn(WayToRun way) throws Exception {
        projectIsNamed();

        way.update(project, database);
        way.update(project, database);

        assertThat(CatalogRows.statuses(database)).isEqualTo(Map.of("public.account", "active", OWN, "active"));
        assertThat(changeSetsIn("shop__databasechangelog")).isEqualTo("1");
        assertThat(CatalogRows.text(database, "select locked from shop__databasechangeloglock"))
                .isEqualTo("f");
        assertThatTheDefaultTablesAreNotThere();
        assertThat(CatalogRows.text(database, "select identifier from metatables.meta_table where root_uid is null"))
                .isEqualTo("shop.databasechangelog");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectThatWasMigratedBeforeKeepsItsChangeLog(WayToRun way) throws Exception {
        way.update(project, database);
        UUID root = CatalogRows.of(database).get(DEFAULT).uid();
        projectIsNamed();

        way.update(project, database);

        assertThat(CatalogRows.statuses(database)).isEqualTo(Map.of("public.account", "active", DEFAULT, "active"));
        assertThat(CatalogRows.of(database).get(DEFAULT).uid()).isEqualTo(root);
        assertThat(changeSetsIn("databasechangelog")).isEqualTo("1");
        assertThat(CatalogRows.text(database, "select to_regclass('shop__databasechangelog')"))
                .isNull();
    }

    @Test
    void aProjectThatLiquibaseAloneHasMigratedKeepsItsChangeLog() throws Exception {
        project.option("liquibase.metatables.enabled", "false");
        update();
        projectIsNamed().option("liquibase.metatables.enabled", "true");

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.account", DEFAULT);
    }

    @Test
    void aChangeLogThatWasDroppedComesBackUnderItsName() throws Exception {
        update();
        projectIsNamed();
        WayToRun.command(project, database, "dropAll", Map.of());

        update();

        assertThat(CatalogRows.statuses(database)).isEqualTo(Map.of("public.account", "active", DEFAULT, "active"));
    }

    @Test
    void aChangeLogOfOthersIsLeftAlone() throws Exception {
        project.option("liquibase.metatables.enabled", "false").migrates("create table others (id bigint);");
        update();
        CatalogRows.execute(database, "update databasechangelog set filename = 'others.sql'");
        projectIsNamed().option("liquibase.metatables.enabled", "true").migrates(creating("account"));

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.account", OWN);
        assertThat(changeSetsIn("databasechangelog")).isEqualTo("1");
        assertThat(changeSetsIn("shop__databasechangelog")).isEqualTo("1");
    }

    @Test
    void aChangeLogWithoutAnyChangeSetIsNobodysHistory() throws Exception {
        WayToRun.command(project, database, "status", Map.of());
        assertThat(changeSetsIn("databasechangelog")).isEqualTo("0");
        projectIsNamed();

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.account", OWN);
    }

    @Test
    void aNameThatLiquibaseWasToldIsTaken() throws Exception {
        projectIsNamed().option("liquibase.databaseChangelogTableName", "history");

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.account", "public.history");
    }

    @Test
    void theDefaultNameIsTakenWhereLiquibaseWasToldIt() throws Exception {
        projectIsNamed().option("liquibase.databaseChangelogTableName", "DATABASECHANGELOG");

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.account", DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "updateSql",
                "futureRollbackSql",
                "history",
                "validate",
                "listLocks",
                "releaseLocks",
                "clearChecksums",
                "unexpectedChangesets",
                "tag",
                "tagExists",
                "snapshot"
            })
    void allOtherCommandsWorkOnTheSameChangeLog(String command) throws Exception {
        projectIsNamed();
        update();
        Map<String, Object> arguments = new HashMap<>();
        if (command.startsWith("tag")) {
            arguments.put("tag", "v1");
        }

        WayToRun.command(project, database, command, arguments);

        assertThatTheDefaultTablesAreNotThere();
        if (command.equals("tag")) {
            assertThat(CatalogRows.text(database, "select tag from shop__databasechangelog"))
                    .isEqualTo("v1");
        }
    }

    @Test
    void releaseLocksReleasesTheLockOfTheProject() throws Exception {
        projectIsNamed();
        update();
        CatalogRows.execute(
                database,
                "update shop__databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'build-7'");

        WayToRun.command(project, database, "releaseLocks", Map.of());

        assertThat(CatalogRows.text(database, "select locked from shop__databasechangeloglock"))
                .isEqualTo("f");
    }

    @Test
    void theChangeLogStaysWhereTheExtensionIsSwitchedOff() throws Exception {
        projectIsNamed();
        update();
        project.option("liquibase.metatables.enabled", "false");

        update();

        assertThatTheDefaultTablesAreNotThere();
    }

    @Test
    void aRollbackFindsWhatAnUpdateHasNoted() throws Exception {
        projectIsNamed();
        update();

        WayToRun.command(project, database, "rollbackCount", Map.of("count", 1));

        assertThat(CatalogRows.text(database, "select to_regclass('account')")).isNull();
        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "reserved");
    }

    private Project projectIsNamed() {
        return project.named("shop").declares(table("account"));
    }

    private String changeSetsIn(String changeLog) throws Exception {
        return CatalogRows.text(database, "select count(*) from " + changeLog);
    }

    private void assertThatTheDefaultTablesAreNotThere() throws Exception {
        assertThat(CatalogRows.text(
                        database,
                        "select concat(to_regclass('databasechangelog'), to_regclass('databasechangeloglock'))"))
                .isEmpty();
    }
}
