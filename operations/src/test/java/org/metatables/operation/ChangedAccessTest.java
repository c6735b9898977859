package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;

/** When what is granted or revoked counts. */
class ChangedAccessTest extends AccessTest {

    ChangedAccessTest(AccessDatabase shared) {
        super(shared);
    }

    @Test
    void whatIsGrantedCountsAtOnceAndAStatementThatOthersExecutedTellsNothing() throws Exception {
        try (GovernedOperations believing =
                GovernedOperations.open(config().withCatalogFreshness(Duration.ofHours(1)))) {
            access.grant(item, Grantee.user("bob"), Permission.EDIT, WHY);
            for (Operation operation :
                    Stream.concat(Stream.of(select()), writes().stream()).toList()) {
                as(BOB, () -> believing.execute(operation));
                assertThatThrownBy(() -> as(ADA, () -> believing.execute(operation)))
                        .isInstanceOf(UnusableTableException.class);
            }
            access.grant(item, USER, Permission.VIEW, WHY);
            as(ADA, () -> believing.execute(select()));
            assertThatThrownBy(() -> as(ADA, () -> believing.execute(writes().get(0))))
                    .isInstanceOf(AccessRefusedException.class);
            access.grant(item, TEAM, Permission.EDIT, WHY);
            as(ADA, () -> believing.execute(writes().get(1)));
        }
    }

    @Test
    void aRevocationEndsWhatRuns() throws Exception {
        access.grant(item, USER, Permission.VIEW, WHY);
        AtomicBoolean refused = new AtomicBoolean();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (GovernedOperations running =
                GovernedOperations.open(config().withCatalogFreshness(Duration.ofMillis(20)))) {
            Callable<Integer> untilRefused = () -> {
                int done = 0;
                while (!stop.get()) {
                    try {
                        as(ADA, () -> running.execute(select()));
                        done++;
                        assertThat(refused).as("refused once").isFalse();
                    } catch (UnusableTableException hidden) {
                        refused.set(true);
                        return done;
                    }
                }
                return -1;
            };
            Future<Integer> one = threads.submit(untilRefused);
            while (access.revoke(item, USER, Permission.VIEW, WHY).isEmpty()) {
                assertThat(one).isNotDone();
            }
            assertThat(one.get()).isNotNegative();
            assertThatThrownBy(() -> as(ADA, () -> running.execute(select())))
                    .isInstanceOf(UnusableTableException.class);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
    }
}
