package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testing.TestDatabaseException;

@DisabledOnOs(OS.WINDOWS)
class CommandTest {

    @TempDir
    private Path folder;

    @Test
    void tellsHowTheProgramEndedAndAllThatItWrote() {
        Command.Outcome outcome = shell("echo out; echo err >&2; exit 3");

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void endsWith127WhereThereIsNoSuchProgram() {
        Command.Outcome outcome = new Command(List.of("/no/such/program"), folder).run();

        assertThat(outcome.exitCode()).isEqualTo(127);
        assertThat(outcome.output()).contains("/no/such/program");
    }

    @Test
    void doesNotWaitForAServerThatTheProgramLeavesBehind() {
        Command.Outcome outcome = shell("sleep 30 & echo started $!");

        assertThat(outcome.succeeded()).isTrue();
        long left = Long.parseLong(outcome.output().strip().substring("started ".length()));
        assertThat(ProcessHandle.of(left)).isPresent();
        ProcessHandle.of(left).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void isAbandonedWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> shell("sleep 30"))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageStartingWith("Interrupted while waiting for");
        assertThat(Thread.interrupted()).isTrue();
    }

    private Command.Outcome shell(String script) {
        return new Command(List.of("sh", "-c", script), folder).run();
    }
}
