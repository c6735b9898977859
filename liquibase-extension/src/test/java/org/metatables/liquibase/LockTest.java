package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import liquibase.exception.LockException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockTest extends LiquibaseTest {

    @BeforeEach
    void oneTable() {
        project.declares(table("account")).migrates(creating("account"));
    }

    @Test
    void namesTheRunThatHoldsTheLock() throws Exception {
        StringBuilder owner = new StringBuilder();

        TappedUpdate.run(project, database, (connection, message) -> {
            if (message.contains("create table account")) {
                owner.append(CatalogRows.text(database, "select lockedby from databasechangeloglock"));
            }
        });

        assertThat(owner.toString())
                .endsWith("metatables-run:" + CatalogRows.text(database, "select uid from metatables.run"));
    }

    @Test
    void releasesTheLockOfARunThatWasKilled() throws Exception {
        assertThatThrownBy(() -> TappedUpdate.run(project, database, Kill.atText("create table account")))
                .isNotNull();
        String dead = CatalogRows.text(database, "select uid from metatables.run");
        assertThat(CatalogRows.isLocked(database)).isTrue();
        project.said();

        update();

        assertThat(project.metaTablesSaid())
                .anyMatch(line -> line.contains("released a lock of the dead") && line.contains(dead));
        assertThat(CatalogRows.statuses(database).values()).containsOnly("active");
        assertThat(CatalogRows.isLocked(database)).isFalse();
    }

    @Test
    void reportsTheLockOfSomebodyElseAndWaitsAsLiquibaseDoes() throws Exception {
        update();
        project.migrates(creating("account"), "create table other (id bigint);")
                .option("liquibase.changelogLockWaitTimeInMinutes", "0");
        CatalogRows.execute(
                database,
                "update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'build-7 (10.0.0.7)'");
        project.said();

        assertThatThrownBy(this::update).hasRootCauseInstanceOf(LockException.class);

        List<String> warnings = project.metaTablesSaid().stream()
                .filter(line -> line.contains("WARNING"))
                .toList();
        assertThat(warnings).singleElement().asString().contains("build-7 (10.0.0.7)", "mvn liquibase:releaseLocks");
        assertThat(CatalogRows.isLocked(database)).isTrue();
    }

    @Test
    void neverReleasesTheLockOfARunThatLives() throws Exception {
        CountDownLatch migrating = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (IsolatedLiquibase second = IsolatedLiquibase.start()) {
            List<List<String>> said = AtOnce.run(List.of(
                    () -> {
                        TappedUpdate.run(project, database, (connection, message) -> {
                            if (message.contains("create table account")) {
                                migrating.countDown();
                                await(goOn);
                            }
                        });
                        return List.of();
                    },
                    () -> {
                        await(migrating);
                        return second.run(folder, database, "update");
                    },
                    () -> {
                        await(migrating);
                        CatalogRows.awaitTrue(database, "select count(*) = 2 from metatables.run");
                        assertThat(CatalogRows.isLocked(database)).isTrue();
                        goOn.countDown();
                        return List.of();
                    }));

            assertThat(said.get(1)).noneMatch(line -> line.contains("released a lock of the dead"));
        }
        assertThat(CatalogRows.text(database, "select string_agg(outcome, ',') from metatables.run"))
                .isEqualTo("succeeded,succeeded");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
