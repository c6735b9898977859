package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.definition.MigrationProvider;
import org.metatables.lifecycle.FinalisationException;
import org.metatables.lifecycle.TableOutcome;
import org.metatables.provider.AfterHookFailedException;
import org.metatables.provider.AfterMigration;
import org.metatables.provider.MigrationReport;
import org.metatables.provider.TableProvider;
import org.metatables.provider.UnusableProviderException;

@Tag("once")
class AfterHookTest extends LiquibaseTest {

    @BeforeEach
    void twoTables() {
        Orders.REPORTS.clear();
        Orders.failsWith = Optional.empty();
        project.providedBy(new Orders())
                .declares(table("account_limit"), table("account"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @ParameterizedTest
    @EnumSource
    void getsTheReportOfEachUpdateThatSucceeds(WayToRun way) throws Exception {
        way.update(project, database);

        MigrationReport report = Orders.REPORTS.get(0);
        assertThat(report.provider()).isEqualTo(MigrationProvider.of("shop", "main"));
        assertThat(report.command()).isEqualTo("update");
        assertThat(report.runUid()).hasToString(CatalogRows.text(database, "select uid from metatables.run"));
        assertThat(report.finalisation().ok()).isTrue();
        assertThat(report.tables())
                .extracting(table -> table.name().table())
                .as("in the order of the provider")
                .containsExactly("account_limit", "account");
        UUID uid = CatalogRows.of(database).get("public.account").uid();
        assertThat(report.table("shop.account")).hasValueSatisfying(account -> {
            assertThat(account.status()).isEqualTo(ProvisioningStatus.ACTIVE);
            assertThat(account.finalised()).isTrue();
            assertThat(account.uid()).isEqualTo(uid);
        });

        way.update(project, database);

        assertThat(Orders.REPORTS).hasSize(2);
        assertThat(Orders.REPORTS.get(1).tables()).noneMatch(TableOutcome::finalised);
    }

    @Test
    void saysThatItRan() throws Exception {
        update();

        assertThat(project.metaTablesSaid()).last().asString().startsWith("MetaTables: ran the after-hook of orders, ");
    }

    @Test
    void seesTheProjectAsItsThreadDoes() throws Exception {
        update();

        assertThat(Orders.changeLogOnTheClassPath).isTrue();
    }

    @Test
    void failsTheCommandWhereItThrowsAndRunsAgain() throws Exception {
        Orders.failsWith = Optional.of(new IllegalStateException("not today"));

        assertThatThrownBy(this::update)
                .hasRootCauseMessage("not today")
                .hasStackTraceContaining(AfterHookFailedException.class.getName())
                .hasStackTraceContaining("The after-hook of the provider shop:main failed")
                .hasStackTraceContaining("run the command again");

        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(CatalogRows.isLocked(database)).isFalse();
        assertThat(CatalogRows.text(database, "select outcome from metatables.run"))
                .isEqualTo("succeeded");

        Orders.failsWith = Optional.empty();
        update();

        assertThat(Orders.REPORTS).hasSize(2);
    }

    @Test
    void doesNotRunWhereTheMigrationFails() {
        project.migrates(creating("account"), "create table broken (;");

        assertThatThrownBy(this::update).isNotNull();

        assertThat(Orders.REPORTS).isEmpty();
    }

    @Test
    void doesNotRunWhereATableDoesNotMatch() {
        project.migrates(creating("account"), creating("another"));

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(FinalisationException.class);

        assertThat(Orders.REPORTS).isEmpty();
    }

    @Test
    void runsOnceNothingIsPendingAndNeverAfterARollback() throws Exception {
        WayToRun.command(project, database, "updateCount", Map.of("count", 1));
        assertThat(Orders.REPORTS).isEmpty();

        WayToRun.command(project, database, "updateCount", Map.of("count", 1));
        assertThat(Orders.REPORTS).extracting(MigrationReport::command).containsExactly("updateCount");

        WayToRun.command(project, database, "rollbackCount", Map.of("count", 1));
        assertThat(Orders.REPORTS).hasSize(1);
    }

    @Test
    void isReportedWhereItsClassIsNotOnTheClassPath() throws Exception {
        rename(Orders.class.getName(), "com.shop.Elsewhere");

        update();

        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(project.metaTablesSaid())
                .last()
                .asString()
                .contains(
                        "WARNING",
                        "the after-hook of orders was not run",
                        "com.shop.Elsewhere is not on the class path");
    }

    @Test
    void failsBeforeAnythingIsReservedWhereItsClassIsNoProvider() throws Exception {
        rename(Orders.class.getName(), String.class.getName());

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(UnusableProviderException.class);

        assertThat(CatalogRows.text(database, "select to_regnamespace('metatables')"))
                .isNull();
    }

    private void rename(String className, String other) throws Exception {
        Path file = folder.resolve("META-INF/metatables/shop_main.json");
        Files.writeString(file, Files.readString(file).replace(className, other));
    }

    /** The class of a project, which remembers what it was told. */
    public static final class Orders implements TableProvider {

        private static final List<MigrationReport> REPORTS = new ArrayList<>();
        private static Optional<RuntimeException> failsWith = Optional.empty();
        private static boolean changeLogOnTheClassPath;

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("shop", "main");
        }

        @Override
        public String name() {
            return "orders";
        }

        @Override
        public Optional<AfterMigration> afterMigration() {
            return Optional.of(report -> {
                REPORTS.add(report);
                changeLogOnTheClassPath =
                        Thread.currentThread().getContextClassLoader().getResource(Project.CHANGE_LOG) != null;
                failsWith.ifPresent(failure -> {
                    throw failure;
                });
            });
        }
    }
}
