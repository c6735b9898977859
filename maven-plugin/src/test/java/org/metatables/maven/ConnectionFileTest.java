package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatItSaved() throws IOException {
        ConnectionFile file = ConnectionFile.in(folder);
        file.address("jdbc:postgresql://127.0.0.1:15432/shop?a=b#c", "shop_owner");
        String password = file.ensurePassword("shop_owner");
        file.save();

        ConnectionFile again = ConnectionFile.in(folder);

        assertThat(again.url()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/shop?a=b#c");
        assertThat(again.owner()).isEqualTo("shop_owner");
        assertThat(again.passwordOf("shop_owner")).isEqualTo(password);
        assertThat(again.ensurePassword("shop_owner")).isEqualTo(password);
    }

    @Test
    void makesALongPasswordOfItsOwnForEachLogin() throws IOException {
        ConnectionFile file = ConnectionFile.in(folder);

        assertThat(file.ensurePassword("reader")).matches("[0-9a-f]{32}").isNotEqualTo(file.ensurePassword("writer"));
    }

    @Test
    void leavesNoDraftBehind() throws IOException {
        ConnectionFile file = ConnectionFile.in(folder);
        file.save();
        file.save();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("connection.properties"));
        }
    }
}
