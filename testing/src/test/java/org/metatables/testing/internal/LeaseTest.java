package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

    @TempDir
    private Path folder;

    @Test
    void isHeldUntilItsLastHolderInThisProcessGivesItBack() throws IOException {
        assertThat(Lease.isHeld(folder)).isFalse();
        Lease first = Lease.take(folder);
        Lease second = Lease.take(folder);
        first.close();
        assertThat(Lease.isHeld(folder)).isTrue();
        second.close();
        assertThat(Lease.isHeld(folder)).isFalse();
    }

    @Test
    void isHeldByAnotherProcessUntilThatIsKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start(TakeAndWait.class, folder.toString())) {
            child.awaitLine("taken");
            assertThat(Lease.isHeld(folder)).isTrue();
            assertThat(Lease.isHeld(folder)).as("asking does not take it away").isTrue();

            child.kill();

            assertThat(Lease.isHeld(folder)).isFalse();
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** Holds a lease until it is killed. */
    static final class TakeAndWait {
        public static void main(String... arguments) throws IOException {
            Lease.take(Path.of(arguments[0]));
            System.out.println("taken");
            System.in.read();
        }
    }

    @Test
    void isNotHeldWhereNobodyEverTookOne() throws IOException {
        Path missing = folder.resolve("missing");

        assertThat(Lease.isHeld(missing)).isFalse();
        assertThat(missing).doesNotExist();
    }

    @Test
    void makesItsFolder() throws IOException {
        Path nested = folder.resolve("a").resolve("b");
        try (Lease lease = Lease.take(nested)) {
            assertThat(lease).isNotNull();
            assertThat(nested).isNotEmptyDirectory();
        }
        assertThat(nested).isEmptyDirectory();
    }

    @Test
    void removesWhatADeadProcessLeftAndKeepsWhatALivingOneHolds() throws IOException {
        Path dead = Files.createFile(folder.resolve("1-1-dead"));
        try (Lease living = Lease.take(folder)) {
            assertThat(living).isNotNull();
            assertThat(Lease.isHeld(folder)).isTrue();
            assertThat(dead).doesNotExist();
            assertThat(folder).isNotEmptyDirectory();
        }
    }

    @Test
    void canBeGivenBackTwice() throws IOException {
        Lease lease = Lease.take(folder);
        lease.close();
        lease.close();

        assertThat(Lease.isHeld(folder)).isFalse();
    }

    @Test
    void canBeGivenBackThoughItsFileWasCleanedAway() throws IOException {
        Lease lease = Lease.take(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        lease.close();

        assertThat(folder).isEmptyDirectory();
    }
}
