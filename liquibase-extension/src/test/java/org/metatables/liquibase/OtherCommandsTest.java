package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import liquibase.command.CommandScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.lifecycle.FinalisationException;

class OtherCommandsTest extends LiquibaseTest {

    @BeforeEach
    void twoTables() {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @Test
    void aRollbackReservesTheRowsOfTheTablesThatItTakesAway() throws Exception {
        update();
        UUID uid = CatalogRows.of(database).get("public.account_limit").uid();

        WayToRun.command(project, database, "rollbackCount", Map.of("count", 1));

        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.account", "active")
                .containsEntry("public.account_limit", "reserved");
        assertThat(CatalogRows.isLocked(database)).isFalse();

        update();

        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(CatalogRows.of(database).get("public.account_limit").uid()).isEqualTo(uid);
    }

    @Test
    void rollsBackToATagAndToADate() throws Exception {
        WayToRun.command(project, database, "updateCount", Map.of("count", 1));
        WayToRun.command(project, database, "tag", Map.of("tag", "first"));
        update();

        WayToRun.command(project, database, "rollback", Map.of("tag", "first"));

        assertThat(CatalogRows.statuses(database)).containsEntry("public.account_limit", "reserved");

        WayToRun.command(project, database, "rollbackToDate", Map.of("date", new Date(0)));

        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.account", "reserved")
                .containsEntry("public.databasechangelog", "active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollbackCount", "rollback", "rollbackToDate"})
    void aFailingRollbackKeepsLiquibasesErrorAndReleasesItsLock(String command) throws Exception {
        project.migrates(
                creating("account"),
                "create table account_limit (id bigint primary key);\n--rollback drop table nobody;");
        WayToRun.command(project, database, "updateCount", Map.of("count", 1));
        WayToRun.command(project, database, "tag", Map.of("tag", "first"));
        update();
        Map<String, Object> arguments = Map.of(
                        "rollbackCount",
                        Map.<String, Object>of("count", 1),
                        "rollback",
                        Map.<String, Object>of("tag", "first"),
                        "rollbackToDate",
                        Map.<String, Object>of("date", new Date(0)))
                .get(command);

        assertThatThrownBy(() -> WayToRun.command(project, database, command, arguments))
                .hasStackTraceContaining("nobody");

        assertThat(CatalogRows.isLocked(database)).isFalse();
        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(CatalogRows.text(database, "select outcome from metatables.run order by started_at desc limit 1"))
                .isEqualTo("failed");
    }

    @Test
    void dropAllLeavesTheCatalogWithReservedRows() throws Exception {
        update();
        Map<String, CatalogRows.Row> before = CatalogRows.of(database);

        WayToRun.command(project, database, "dropAll", Map.of());

        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("reserved");
        assertThat(project.metaTablesSaid())
                .last()
                .asString()
                .startsWith("MetaTables: reserved until an update brings them back: public.databasechangelog, ")
                .doesNotContain("createTable");

        update();

        assertThat(CatalogRows.of(database)).isEqualTo(before);
    }

    @Test
    void updateTestingRollbackIsOneRun() throws Exception {
        WayToRun.command(project, database, "updateTestingRollback", Map.of());

        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
        assertThat(CatalogRows.text(database, "select string_agg(command || ' ' || outcome, ',') from metatables.run"))
                .isEqualTo("updateTestingRollback succeeded");
        assertThat(project.metaTablesSaid()).hasSize(2);
    }

    @Test
    void aFailureInsideUpdateTestingRollbackFailsTheRun() throws Exception {
        project.migrates(
                creating("account"),
                "create table account_limit (id bigint primary key);\n--rollback drop table nobody;");

        assertThatThrownBy(() -> WayToRun.command(project, database, "updateTestingRollback", Map.of()))
                .hasStackTraceContaining("nobody");

        assertThat(CatalogRows.text(database, "select string_agg(outcome, ',') from metatables.run"))
                .isEqualTo("failed");
        assertThat(CatalogRows.statuses(database).values()).containsOnly("reserved");
    }

    @Test
    void changelogSyncAdoptsTablesThatAreThere() throws Exception {
        CatalogRows.execute(database, "create table account (id bigint primary key)");
        CatalogRows.execute(database, "create table account_limit (id bigint primary key)");

        WayToRun.command(project, database, "changelogSync", Map.of());

        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
    }

    @Test
    void changelogSyncFailsWhenATableIsMissingAndReleasesTheLock() throws Exception {
        CatalogRows.execute(database, "create table account (id bigint primary key)");

        assertThatThrownBy(() -> WayToRun.command(project, database, "changelogSync", Map.of()))
                .hasRootCauseInstanceOf(FinalisationException.class);

        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status", "updateSql", "changelogSyncSql", "futureRollbackSql", "history", "validate", "listLocks",
                "releaseLocks", "clearChecksums", "calculateChecksum", "unexpectedChangesets", "tag", "tagExists",
                        "snapshot"
            })
    void writesNothingInCommandsThatLeaveTheTablesAlone(String command) throws Exception {
        update();
        String before = CatalogRows.everything(database);
        String runs = CatalogRows.text(database, "select count(*) from metatables.run");
        project.said();

        Map<String, Object> arguments = new HashMap<>();
        if (command.startsWith("tag")) {
            arguments.put("tag", "v1");
        }
        if (command.equals("calculateChecksum")) {
            arguments.put("changesetIdentifier", Project.CHANGE_LOG + "::1::test");
        }
        WayToRun.command(project, database, command, arguments);

        assertThat(CatalogRows.everything(database)).isEqualTo(before);
        assertThat(CatalogRows.text(database, "select count(*) from metatables.run"))
                .isEqualTo(runs);
        assertThat(project.metaTablesSaid()).isEmpty();
    }

    @Test
    void theSqlOfAnUpdateIsThatOfLiquibaseAlone() throws Exception {
        String with = updateSql();
        project.option("liquibase.metatables.enabled", "false");

        assertThat(with)
                .isEqualTo(updateSql())
                .contains("create table account_limit")
                .doesNotContainIgnoringCase("metatables");
        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();
    }

    /** Without what differs from run to run: the time, the deployment, and who takes the lock when. */
    private String updateSql() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        project.run(() -> new CommandScope("updateSql")
                .addArgumentValue("url", database.jdbcUrl())
                .addArgumentValue("username", database.username())
                .addArgumentValue("password", database.password())
                .addArgumentValue("changelogFile", Project.CHANGE_LOG)
                .setOutput(output)
                .execute());
        return output.toString(StandardCharsets.UTF_8)
                .replaceAll("'\\d{10}'", "'deployment'")
                .replaceAll("LOCKGRANTED = [^,]+", "LOCKGRANTED = now")
                .replaceAll("-- Ran at: .*", "-- Ran at");
    }
}
