package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServerVersionTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isWhatTheProgramsTell() throws IOException {
        assertThat(ServerVersion.of(programThat("echo 'initdb (PostgreSQL) 15.19 (Debian 15.19-1)'")))
                .isEqualTo(new ServerVersion(15));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesAProgramThatDoesNotTell() throws IOException {
        Installation broken = programThat("echo 'libpq.so.5: cannot open shared object file'; exit 127");

        assertThatThrownBy(() -> ServerVersion.of(broken))
                .hasMessageContaining(broken.program("initdb").toString())
                .hasMessageEndingWith("does not tell its version: libpq.so.5: cannot open shared object file");
    }

    @Test
    void isWhatADataFolderWasMadeBy() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "16\n");

        assertThat(ServerVersion.ofData(folder)).isEqualTo(new ServerVersion(16));
    }

    @Test
    void isAskedForNothingThatItDoesNotHave() {
        assertThat(new ServerVersion(15).localeOptions()).containsExactly("--encoding=UTF8", "--locale=C");
        assertThat(new ServerVersion(15).cheapPasswordOptions()).isEmpty();
        assertThat(new ServerVersion(16).localeOptions()).containsExactly("--encoding=UTF8", "--locale=C");
        assertThat(new ServerVersion(16).cheapPasswordOptions()).containsExactly("--set=scram_iterations=1");
        assertThat(new ServerVersion(17).localeOptions()).contains("--builtin-locale=C.UTF-8");
        assertThat(new ServerVersion(18).localeOptions()).contains("--builtin-locale=C.UTF-8");
    }

    @Test
    void isStartedWithoutSettingsThatItDoesNotHave() {
        ServerSettings tests = ServerSettings.forTests();

        assertThat(tests.knownTo(new ServerVersion(15)).toConfiguration())
                .contains("fsync = 'off'")
                .doesNotContain("scram_iterations");
        assertThat(tests.knownTo(new ServerVersion(16))).isEqualTo(tests);
    }

    @Test
    void listensOnThisMachineOnlyWhateverWasSetBefore() {
        ServerSettings exposed =
                new ServerSettings(Map.of("listen_addresses", "*", "port", "1", "search_path", "it's"));

        assertThat(exposed.onLoopback(5433).toConfiguration()).isEqualTo("""
                listen_addresses = '127.0.0.1'
                port = '5433'
                search_path = 'it''s'
                unix_socket_directories = ''
                """);
    }

    private Installation programThat(String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("initdb");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Ownership.permit(program, "rwxr-xr-x");
        return new Installation(folder);
    }
}
