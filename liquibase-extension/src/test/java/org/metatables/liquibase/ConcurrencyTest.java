package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.testing.TestDatabase;

@Tag("once")
class ConcurrencyTest extends LiquibaseTest {

    private static final int PROCESSES = 12;
    private static final int ROUNDS = 1;

    private final List<IsolatedLiquibase> processes = new ArrayList<>();

    @BeforeEach
    void start() {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @AfterEach
    void stop() throws Exception {
        for (IsolatedLiquibase process : processes) {
            process.close();
        }
    }

    @Test
    void twelveUpdatesOfAnEmptyDatabaseAtOnceDoTheWorkOnce() throws Exception {
        startProcesses(PROCESSES);
        for (int round = 0; round < ROUNDS; round++) {
            try (TestDatabase empty = TestDatabase.create()) {
                AtOnce.run(processes.stream()
                        .map(process -> command(process, empty, "update"))
                        .toList());

                assertThat(CatalogRows.statuses(empty).values()).hasSize(3).containsOnly("active");
                assertThat(CatalogRows.text(empty, "select count(*) from databasechangelog"))
                        .isEqualTo("2");
                assertThat(CatalogRows.text(empty, "select string_agg(distinct outcome, ',') from metatables.run"))
                        .isEqualTo("succeeded");
                assertThat(CatalogRows.isLocked(empty)).isFalse();
            }
        }
    }

    @Test
    void updateAndRollbackAtTheSameTimeWaitForEachOtherAndBothEndWell() throws Exception {
        startProcesses(2);
        update();
        for (int round = 0; round < 2; round++) {
            AtOnce.run(List.of(
                    command(processes.get(0), database, "update"),
                    command(processes.get(1), database, "rollbackCount")));
        }

        assertThat(CatalogRows.isLocked(database)).isFalse();
        update();
        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
    }

    @Test
    @Tag("long")
    void anUpdateEndsWellWhenARollbackTakesItsTableAwayBeforeItIsFinalised() throws Exception {
        startProcesses(1);
        AtomicBoolean migrated = new AtomicBoolean();

        TappedUpdate.run(project, database, (connection, message) -> {
            if (message.contains("databasechangeloglock SET LOCKED = FALSE")) {
                migrated.set(true);
            } else if (migrated.get() && message.contains("pg_advisory_xact_lock")) {
                migrated.set(false);
                rollBackMeanwhile();
            }
        });

        assertThat(project.metaTablesSaid()).anyMatch(line -> line.contains("rollbackCount ran at the same time"));
        assertThat(CatalogRows.statuses(database))
                .containsEntry("public.account", "active")
                .containsEntry("public.account_limit", "reserved");
    }

    private void rollBackMeanwhile() {
        try {
            AtOnce.run(List.of(command(processes.get(0), database, "rollbackCount")));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void startersThatFindTheLockOfTheDeadReleaseItOnce() throws Exception {
        startProcesses(4);
        try {
            TappedUpdate.run(project, database, Kill.atText("create table account_limit"));
        } catch (Exception killed) {
            assertThat(CatalogRows.isLocked(database)).isTrue();
        }

        List<List<String>> said = AtOnce.run(processes.stream()
                .map(process -> command(process, database, "update"))
                .toList());

        assertThat(said.stream().flatMap(List::stream).filter(line -> line.contains("released a lock of the dead")))
                .hasSize(1);
        assertThat(CatalogRows.statuses(database).values()).hasSize(3).containsOnly("active");
    }

    private void startProcesses(int count) {
        Stream.generate(IsolatedLiquibase::start).limit(count).forEach(processes::add);
    }

    private Callable<List<String>> command(IsolatedLiquibase process, TestDatabase target, String command) {
        return () -> process.run(folder, target, command);
    }
}
