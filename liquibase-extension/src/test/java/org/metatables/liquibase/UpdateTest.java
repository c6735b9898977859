package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.ValidationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.lifecycle.FinalisationException;
import org.metatables.lifecycle.ForeignTableException;
import org.metatables.liquibase.CatalogRows.Row;

class UpdateTest extends LiquibaseTest {

    private static final String CHANGE_LOG = "public.databasechangelog";

    @ParameterizedTest
    @EnumSource
    void firstUpdateMakesTheCatalogAndActivatesEveryTable(WayToRun way) throws Exception {
        project.declares(table("account", "code"), table("account_limit"))
                .migrates(creating("account", "code"), creating("account_limit"));

        way.update(project, database);

        assertThat(CatalogRows.statuses(database))
                .isEqualTo(Map.of(CHANGE_LOG, "active", "public.account", "active", "public.account_limit", "active"));
        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void secondUpdateWithNothingPendingChangesNoRow(WayToRun way) throws Exception {
        project.declares(table("account", "code")).migrates(creating("account", "code"));
        way.update(project, database);
        String before = CatalogRows.everything(database);

        way.update(project, database);

        assertThat(CatalogRows.everything(database)).isEqualTo(before);
    }

    @Test
    void aChangeLogThatIsNotValidFailsTheRunAndTheNextOneAdoptsItsRows() throws Exception {
        project.declares(table("account")).migrates(creating("account"), creating("account"));
        Files.writeString(
                folder.resolve(Project.CHANGE_LOG),
                Files.readString(folder.resolve(Project.CHANGE_LOG)).replace(":2", ":1"));

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(ValidationFailedException.class);

        assertThat(project.metaTablesSaid())
                .last()
                .asString()
                .contains("the migration failed; what was reserved stays reserved until the command succeeds.");
        assertThat(CatalogRows.text(database, "select string_agg(outcome, ',') from metatables.run"))
                .isEqualTo("failed");
        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "reserved");
        assertThat(CatalogRows.isLocked(database)).isFalse();

        project.migrates(creating("account"));
        update();

        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "active");
        assertThat(CatalogRows.text(
                        database, "select string_agg(outcome, ',' order by started_at) from metatables.run"))
                .isEqualTo("failed,succeeded");
    }

    @Test
    void tellsEachPhaseInOneLine() throws Exception {
        project.declares(table("account", "code")).migrates(creating("account", "code"));
        update();

        List<String> first = project.metaTablesSaid();
        assertThat(first).hasSize(2);
        assertThat(first.get(0))
                .matches(
                        "MetaTables: reserved 1 table: 1 created, of shop:main from contract file"
                                + " META-INF/metatables/shop_main.json, naming ProjectNamingStrategy, dialect PostgreSQLDialect, \\d+ ms");
        assertThat(first.get(1)).matches("MetaTables: finalised 1 table: 1 active, 1 of them newly, \\d+ ms");

        update();

        List<String> second = project.metaTablesSaid();
        assertThat(second).hasSize(2);
        assertThat(second.get(0)).contains("1 unchanged");
        assertThat(second.get(1)).contains("1 active, 0 of them newly");
    }

    @Test
    void takesTheChangeLogOfTheDefaultSchemaThoughThereIsOneInPublic() throws Exception {
        project.migrates(creating("of_others"));
        update();
        CatalogRows.execute(database, "create schema sales");
        project.declares(table("account")).migrates("create table public.account (id bigint primary key);");

        updateAsTheMavenPluginDoes("sales");
        updateAsTheMavenPluginDoes("sales");

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("sales.databasechangelog", "public.account");
    }

    @Test
    void makesNothingWhereTheDefaultSchemaIsMissingAndSaysHowToMakeIt() throws Exception {
        project.declares(table("account")).migrates(creating("account"));

        assertThatThrownBy(() -> updateAsTheMavenPluginDoes("sales"))
                .hasRootCauseInstanceOf(MissingSchemaException.class)
                .hasStackTraceContaining("the schema 'sales', which is not there")
                .hasStackTraceContaining("create schema \"sales\" authorization \"postgres\";");

        assertThat(CatalogRows.text(database, "select to_regclass('public.databasechangelog')"))
                .isNull();
    }

    @Test
    void keepsTheUidWhenAColumnIsAddedAndAddsARowForANewTable() throws Exception {
        project.declares(table("account")).migrates(creating("account"));
        update();
        Row before = CatalogRows.of(database).get("public.account");

        project.declares(table("account", "region"), table("account_limit"))
                .migrates(
                        creating("account"), "alter table account add region varchar(64);", creating("account_limit"));
        update();

        Row after = CatalogRows.of(database).get("public.account");
        assertThat(after.uid()).isEqualTo(before.uid());
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(after.status()).isEqualTo("active");
        assertThat(CatalogRows.of(database).get("public.account_limit").status())
                .isEqualTo("active");
    }

    @ParameterizedTest
    @EnumSource
    void aChangeSetThatFailsLeavesTheRowsReservedUntilTheNextUpdateRepairsIt(WayToRun way) throws Exception {
        project.declares(table("account"), table("account_limit"), table("account_note"))
                .migrates(creating("account"), "create table broken (id no_such_type);", creating("account_note"));

        assertThatThrownBy(() -> way.update(project, database)).satisfies(failure -> {
            if (way != WayToRun.COMMAND_LINE) {
                assertThat(failure).hasStackTraceContaining("no_such_type");
            }
        });

        assertThat(CatalogRows.statuses(database).values()).containsOnly("reserved");
        assertThat(CatalogRows.isLocked(database)).isFalse();
        assertThat(CatalogRows.text(database, "select string_agg(outcome, ',') from metatables.run"))
                .isEqualTo("failed");

        project.migrates(creating("account"), creating("account_limit"), creating("account_note"));
        way.update(project, database);

        assertThat(CatalogRows.statuses(database).values()).hasSize(4).containsOnly("active");
    }

    @ParameterizedTest
    @EnumSource
    void failsWhenATableDoesNotMatchAndSaysWhereAndWhatToDo(WayToRun way) throws Exception {
        project.declares(table("account", "region"), table("account_limit"))
                .migrates("create table account (id bigint primary key, region integer);", creating("account_limit"));

        assertThatThrownBy(() -> way.update(project, database)).satisfies(failure -> {
            if (way != WayToRun.COMMAND_LINE) {
                assertThat(failure).hasRootCauseInstanceOf(FinalisationException.class);
                assertThat(failure)
                        .hasStackTraceContaining("account")
                        .hasStackTraceContaining("region")
                        .hasStackTraceContaining("varchar")
                        .hasStackTraceContaining("integer");
            }
        });

        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.account", "reserved")
                .containsEntry("public.account_limit", "active");
        assertThat(CatalogRows.isLocked(database)).isFalse();

        project.migrates(
                "create table account (id bigint primary key, region integer);",
                creating("account_limit"),
                "alter table account alter region type varchar(64);");
        way.update(project, database);

        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
    }

    @Test
    void failsWhenAChangeSetThatMayFailHasFailedAndItsTableIsMissing() throws Exception {
        project.declares(table("account")).migrates(" failOnError:false\ncreate table account (id no_such_type);");

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(FinalisationException.class);

        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "reserved");
    }

    @Test
    void runsChangeSetsThatAreNotToRunInATransactionAsLiquibaseDoes() throws Exception {
        project.declares(table("account", "code"))
                .migrates(
                        creating("account", "code"),
                        " runInTransaction:false\ncreate index concurrently account_code_idx on account (code);",
                        creating("other"));

        update();

        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "active");
        assertThat(CatalogRows.text(database, "select count(*) from databasechangelog"))
                .isEqualTo("3");
        assertThat(CatalogRows.text(database, "select to_regclass('account_code_idx')"))
                .isEqualTo("account_code_idx");
    }

    @Test
    void commitsAChangeSetTogetherWithLiquibasesNoteOfIt() throws Exception {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));

        assertThatThrownBy(
                        () -> TappedUpdate.run(project, database, Kill.atText("INSERT INTO public.databasechangelog ")))
                .isNotNull();

        assertThat(CatalogRows.text(database, "select to_regclass('account')")).isNull();
    }

    @Test
    void refusesATableOfAnotherProviderBeforeAnythingIsWritten() throws Exception {
        project.declares(table("account")).migrates(creating("account"));
        update();
        String before = CatalogRows.everything(database);
        Project other = Project.in(folder.resolve("other"), "warehouse:main");
        other.declares(table("account"), table("stock")).migrates(creating("stock"));

        assertThatThrownBy(() -> WayToRun.COMMAND_SCOPE.update(other, database))
                .hasRootCauseInstanceOf(ForeignTableException.class)
                .hasStackTraceContaining("public.account")
                .hasStackTraceContaining("shop:main")
                .hasStackTraceContaining("warehouse:main");

        assertThat(CatalogRows.everything(database)).isEqualTo(before);
        assertThat(CatalogRows.text(database, "select to_regclass('stock')")).isNull();
        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    @Test
    void partOfAChangeLogMayLeaveTablesForLater() throws Exception {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));

        WayToRun.command(project, database, "updateCount", Map.of("count", 1));

        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.account", "active")
                .containsEntry("public.account_limit", "reserved");

        WayToRun.command(project, database, "updateCount", Map.of("count", 1));

        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
    }

    @Test
    void partOfAChangeLogIsJudgedLikeTheWholeOnceNothingIsPending() {
        project.declares(table("account", "region")).migrates(creating("account"));

        assertThatThrownBy(() -> WayToRun.command(project, database, "updateCount", Map.of("count", 1)))
                .hasRootCauseInstanceOf(FinalisationException.class);
    }

    @Test
    void takesTheChangeLogTableAsConfiguredForTheRoot() throws Exception {
        CatalogRows.execute(database, "create schema ops");
        project.declares(table("account"))
                .migrates(creating("account"))
                .option("liquibase.liquibaseSchemaName", "ops")
                .option("liquibase.databaseChangelogTableName", "shop_changes")
                .option("liquibase.databaseChangelogLockTableName", "shop_lock");

        update();

        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("ops.shop_changes", "public.account");
        assertThat(CatalogRows.text(
                        database,
                        "select count(*) from metatables.meta_table t join metatables.meta_table r on r.uid = t.root_uid"
                                + " where r.physical_table_name = 'shop_changes'"))
                .isEqualTo("1");
    }

    /** The plugin leaves the default schema out of the names in its statements, unless it is told otherwise. */
    private void updateAsTheMavenPluginDoes(String defaultSchema) throws Exception {
        project.run(() -> {
            Database target = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(DriverManager.getConnection(
                            database.jdbcUrl() + "?currentSchema=" + defaultSchema + ",public",
                            database.username(),
                            database.password())));
            target.setDefaultSchemaName(defaultSchema);
            target.setOutputDefaultSchema(false);
            try (Liquibase liquibase =
                    new Liquibase(Project.CHANGE_LOG, Scope.getCurrentScope().getResourceAccessor(), target)) {
                liquibase.update(new Contexts());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void reservesNothingWhereTheChangeLogCannotBeRead(WayToRun way) throws Exception {
        project.declares(table("account")).migrates(creating("account"));
        way.update(project, database);
        String before = CatalogRows.everything(database);
        project.declares(table("account", "name"), table("account_limit"));
        Files.writeString(
                folder.resolve(Project.CHANGE_LOG), "--liquibase formatted sql\n--changeset broken\nselect 1;");

        assertThatThrownBy(() -> way.update(project, database)).isNotNull();

        assertThat(CatalogRows.everything(database)).isEqualTo(before);
        assertThat(CatalogRows.text(database, "select count(*) from metatables.run"))
                .isEqualTo("1");
    }

    @Test
    void readsTheChangeLogAsLiquibaseDoesWithItsParametersAndContexts() throws Exception {
        project.declares(table("account"))
                .migrates(
                        "create table ${name} (id bigint primary key);",
                        " context:nightly\ncreate table nightly (id bigint);");
        System.setProperty("name", "account");
        try {
            WayToRun.command(project, database, "update", Map.of("contexts", "daily"));
        } finally {
            System.clearProperty("name");
        }

        assertThat(CatalogRows.statuses(database)).containsEntry("public.account", "active");
        assertThat(CatalogRows.text(database, "select to_regclass('nightly')")).isNull();
    }
}
