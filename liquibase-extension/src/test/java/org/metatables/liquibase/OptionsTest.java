package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.sql.Connection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.command.CommandScope;
import org.junit.jupiter.api.Test;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.NoPhysicalDatabaseException;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.DefinitionsNotFoundException;
import org.metatables.settings.MetaTablesSettings;

class OptionsTest extends LiquibaseTest {

    @Test
    void doesNothingWhereTheProjectHasNoDefinitionsAndSaysSo() throws Exception {
        project.migrates(creating("account"));

        update();

        assertThat(project.metaTablesSaid())
                .containsExactly("MetaTables: no definitions on the class path, nothing to do.");
        assertThat(CatalogRows.text(database, "select to_regclass('account')")).isEqualTo("account");
        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();
    }

    @Test
    void failsWhereDefinitionsAreAskedForAndNotThere() {
        project.migrates(creating("account")).option("liquibase.metatables.project", "shop");

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(DefinitionsNotFoundException.class);
    }

    @Test
    void refusesOptionsThatContradictTheContractFile() throws Exception {
        project.named("shop").declares(table("account")).migrates(creating("account"));
        Map<String, String> contradictions = Map.of(
                "project",
                "the project shop",
                "provider.package",
                "the package shop",
                "provider.namespace",
                "the migration namespace main");
        for (String option : contradictions.keySet()) {
            project.option("liquibase.metatables." + option, "other");

            assertThatThrownBy(this::update)
                    .hasRootCauseInstanceOf(ContradictingOptionException.class)
                    .hasStackTraceContaining("The option liquibase.metatables." + option + " says 'other'")
                    .hasStackTraceContaining(contradictions.get(option))
                    .hasStackTraceContaining("META-INF/metatables/shop_main.json");

            project.option("liquibase.metatables." + option, "");
        }
        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();

        project.option("liquibase.metatables.project", "shop");
        update();
    }

    @Test
    void refusesAProjectWhereTheContractFileHasNone() {
        project.declares(table("account")).migrates(creating("account")).option("liquibase.metatables.project", "shop");

        assertThatThrownBy(this::update)
                .hasRootCauseInstanceOf(ContradictingOptionException.class)
                .hasStackTraceContaining("say no project");
    }

    @Test
    void doesNothingWhereItIsSwitchedOff() throws Exception {
        project.declares(table("account"))
                .migrates(creating("account"))
                .option("liquibase.metatables.enabled", "false");

        update();

        assertThat(project.metaTablesSaid()).isEmpty();
        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();
    }

    @Test
    void migratesNothingWhereAnotherDataSourceIsConfigured() throws Exception {
        project.declares(table("account"))
                .migrates(creating("account"))
                .option("liquibase.metatables.datasource", "default");
        update();
        DataSources.of(database.dataSource())
                .create("warehouse", StorageAccessMode.READ_WRITE, EnumSet.allOf(Capability.class));

        project.declares(table("account"), table("basket"))
                .migrates(creating("account"), creating("basket"))
                .option("liquibase.metatables.datasource", "warehouse");
        assertThatThrownBy(this::update).hasRootCauseInstanceOf(NoPhysicalDatabaseException.class);

        assertThat(CatalogRows.text(database, "select to_regclass('basket')")).isNull();
        assertThat(CatalogRows.statuses(database)).containsOnlyKeys("public.databasechangelog", "public.account");
    }

    @Test
    void asksWhoseChangeLogItIsWhereThereAreSeveralProviders() throws Exception {
        project.declaresForProviders("shop:main", "warehouse:main").migrates(creating("account"));

        assertThatThrownBy(this::update)
                .hasRootCauseInstanceOf(SeveralProvidersException.class)
                .hasStackTraceContaining("shop:main")
                .hasStackTraceContaining("warehouse:main")
                .hasStackTraceContaining("option liquibase.metatables.provider:");

        project.option("liquibase.metatables.provider", "warehouse:main");
        CatalogRows.execute(database, "create table warehouse_main (id bigint primary key)");
        update();

        assertThat(CatalogRows.statuses(database))
                .containsOnlyKeys("public.databasechangelog", "public.warehouse_main");
    }

    @Test
    void leavesAloneADatabaseThatIsOnlyWrittenAbout() throws Exception {
        project.declares(table("account")).migrates(creating("account"));

        project.run(() -> new CommandScope("changelogSync")
                .addArgumentValue("url", "offline:postgresql?changeLogFile=" + folder.resolve("history.csv"))
                .addArgumentValue("changelogFile", Project.CHANGE_LOG)
                .execute());

        assertThat(project.metaTablesSaid())
                .singleElement()
                .asString()
                .contains("MetaTables needs a connection to PostgreSQL");
    }

    @Test
    void refusesAnOptionThatNothingReads() throws Exception {
        project.declares(table("account")).migrates(creating("account"));
        System.setProperty("liquibase.metatables.operation.role", "operator");
        try {
            assertThatThrownBy(this::update)
                    .hasRootCauseInstanceOf(UnknownOptionException.class)
                    .hasStackTraceContaining("There is no setting liquibase.metatables.operation.role."
                            + " Did you mean liquibase.metatables.operations.role?");
        } finally {
            System.clearProperty("liquibase.metatables.operation.role");
        }
        assertThat(CatalogRows.text(database, "select to_regclass('account')")).isNull();
        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();
    }

    @Test
    void refusesAVariableThatNothingReads() {
        List<String> variables = List.of(
                "PATH", "LIQUIBASE_COMMAND_URL", "LIQUIBASE_METATABLES_PROJECT", "LIQUIBASE_METATABLES_ENABLED");

        LiquibaseOptions.refuseUnknown(List.of("liquibase.metatables.creator", "metatables.else"), variables);

        assertThatThrownBy(() -> LiquibaseOptions.refuseUnknown(List.of(), List.of("LIQUIBASE_METATABLES_PROJCT")))
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("Did you mean LIQUIBASE_METATABLES_PROJECT?");
    }

    @Test
    void giveTheSettingsUnderTheirOwnNames() throws Exception {
        Map<String, Object> given = new HashMap<>();
        given.put("liquibase.metatables.project", "sdk-examples");
        given.put("liquibase.metatables.provider.key", "sdk:main");
        given.put("liquibase.metatables.operations.role", "operator");

        MetaTablesSettings settings = Scope.child(given, LiquibaseOptions::settings);

        assertThat(settings.project()).contains("sdk-examples");
        assertThat(settings.get(MetaTablesSettings.PROVIDER_KEY)).contains("sdk:main");
        assertThat(settings.get(MetaTablesSettings.OPERATIONS_ROLE)).contains("operator");
        assertThat(settings.get(MetaTablesSettings.NAMING)).isEmpty();
    }

    @Test
    void grantsTheOperationsRoleWhatItNeeds() throws Exception {
        String role = "operator_" + database.name();
        database.createRole(role, "secret");
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(role));
        }
        project.declares(table("account"))
                .migrates(creating("account"))
                .option("liquibase.metatables.operations.role", role);

        update();

        assertThat(CatalogRows.text(database, """
                        select string_agg(distinct left(rolname, 5), ',' order by left(rolname, 5)) from pg_roles
                        where rolname ~ '^mt_' and has_table_privilege(oid, 'account', 'select')
                        """)).isEqualTo("mt_r_,mt_w_");
    }
}
