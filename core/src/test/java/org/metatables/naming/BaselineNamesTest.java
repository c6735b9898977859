package org.metatables.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.settings.MetaTablesSettings;

class BaselineNamesTest {

    @TempDir
    private Path folder;

    @Test
    void areOneALineWithComments() {
        BaselineNames names = BaselineNames.parse("""
                # What was there.
                account
                  account_seq   # of its key

                Mixed#Case
                """, "a test");

        assertThat(names.names()).containsExactly("account", "account_seq", "Mixed#Case");
    }

    @Test
    void refuseLinesThatAreNoNamesAllAtOnce() {
        assertThatThrownBy(() -> BaselineNames.parse("account\n" + "a".repeat(64) + "\nb\0c\n", "baseline here"))
                .isInstanceOf(InvalidBaselineException.class)
                .hasMessageContaining("The baseline here has lines that cannot be names: line 2, line 3.")
                .hasMessageContaining("63 bytes");
    }

    @Test
    void areFoundOnTheClassPath() throws IOException {
        write(BaselineNames.RESOURCE, "account");
        write("adopted.txt", "customer");

        assertThat(find(Map.of()).names()).containsExactly("account");
        assertThat(find(Map.of(MetaTablesSettings.BASELINE, "adopted.txt")).names())
                .containsExactly("customer");
    }

    @Test
    void areNoneWhereThereIsNoFileAndNobodyAsksForOne() throws IOException {
        assertThat(find(Map.of())).isEqualTo(BaselineNames.none());
        assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.BASELINE, "adopted.txt")))
                .isInstanceOf(InvalidBaselineException.class)
                .hasMessageContaining("no baseline adopted.txt")
                .hasMessageContaining("metatables.baseline");
    }

    @Test
    void areReadAsTheyWereWritten() {
        String text = BaselineNames.write(List.of("b", "a"));

        assertThat(text).startsWith("# ").endsWith("\na\nb\n");
        assertThat(BaselineNames.parse(text, "a test").names()).containsExactly("a", "b");
    }

    @Test
    void tellWhichOfThemNobodyMaps() {
        assertThat(new BaselineNames(Set.of("account", "acount", "gone")).without(List.of("account", "other")))
                .containsExactly("acount", "gone");
    }

    @Test
    void stayAsAuthoredUnderAPrefix() {
        ProjectPrefix prefix = new ProjectPrefix("shop", new BaselineNames(Set.of("account", "Old Table")));

        assertThat(prefix.apply("account")).isEqualTo("account");
        assertThat(prefix.apply("Old Table")).isEqualTo("Old Table");
        assertThat(prefix.apply("account_limit")).isEqualTo("shop__account_limit");
    }

    private BaselineNames find(Map<String, String> settings) throws IOException {
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return BaselineNames.find(classPath, MetaTablesSettings.of(settings));
        }
    }

    private void write(String resource, String text) throws IOException {
        Path file = folder.resolve(resource);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
