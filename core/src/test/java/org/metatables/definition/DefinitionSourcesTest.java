package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.settings.InvalidSettingException;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testvectors.ReferenceModels;

class DefinitionSourcesTest {

    @TempDir
    private Path folder;

    @Test
    void prefersContractFiles() throws IOException {
        writeContractFile("file:main");
        registerLiveSource();

        assertThat(keys(Map.of())).containsExactly("file:main");
        assertThat(keys(Map.of("metatables.definitions", "contracts"))).containsExactly("file:main");
    }

    @Test
    void asksLiveSourcesWhereThereAreNoContractFiles() throws IOException {
        registerLiveSource();

        assertThat(keys(Map.of())).containsExactly("live:main");
    }

    @Test
    void asksOnlyLiveSourcesWhereTheProjectWantsThat() throws IOException {
        writeContractFile("file:main");
        registerLiveSource();

        assertThat(keys(Map.of("metatables.definitions", "live"))).containsExactly("live:main");
    }

    @Test
    void givesOnlyTheProviderThatWasAskedFor() throws IOException {
        writeContractFile("file:main", "library:main");

        assertThat(keys(Map.of("metatables.provider.key", "library:main"))).containsExactly("library:main");
        assertThatThrownBy(() -> keys(Map.of("metatables.provider.key", "shop:main")))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("provider shop:main, only of file:main, library:main");
    }

    @Test
    void givesOnlyTheProviderWhoseClassOrNameWasChosen() {
        ProviderClass type = new ProviderClass("library", "com.shop.Library", false, Optional.empty());
        DefinitionSet library = new DefinitionSet(
                MigrationProvider.of("library", "main"),
                List.of(ReferenceModels.account()),
                set("any").origin(),
                Optional.empty(),
                Optional.of(type));
        DefinitionFiles.write(List.of(set("file:main"), library), folder);

        for (String choice : List.of("library", "com.shop.Library", "library:main")) {
            assertThatCode(() -> assertThat(keys(Map.of("metatables.provider", choice)))
                            .containsExactly("library:main"))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> keys(Map.of("metatables.provider", "warehouse")))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("library:main (name library, class com.shop.Library)")
                .hasMessageContaining("Correct the setting metatables.provider,");
    }

    @Test
    void saysWhatToDoWhereNothingIsFound() {
        assertThatThrownBy(() -> keys(Map.of()))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("no contract files (META-INF/metatables/providers) and no entities")
                .hasMessageContaining("goal contracts of the metatables-maven-plugin")
                .hasMessageContaining("metatables-hibernate");
        assertThatThrownBy(() -> keys(Map.of("metatables.definitions", "contracts")))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("no contract files");
        assertThatThrownBy(() -> keys(Map.of("metatables.definitions", "live")))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("no entities");
    }

    @Test
    void namesASourceThatCannotBeLoaded() throws IOException {
        register("com.shop.NoSuchSource");

        assertThatThrownBy(() -> keys(Map.of()))
                .isInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("com.shop.NoSuchSource")
                .hasMessageContaining("metatables-hibernate on the class path together with a Hibernate")
                .hasCauseInstanceOf(ServiceConfigurationError.class);
    }

    @Test
    void refusesDifferentDefinitionsOfOneProviderFromTwoSources() throws IOException {
        register(LiveSource.class.getName() + "\n" + ContradictingSource.class.getName());

        assertThatThrownBy(() -> keys(Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("provider live:main: a test and a test.")
                .hasMessageContaining("metatables.packages");
    }

    @Test
    void refusesAPlaceThatItDoesNotKnow() {
        assertThatThrownBy(() -> keys(Map.of("metatables.definitions", "cloud")))
                .isInstanceOf(InvalidSettingException.class);
    }

    /** A live source as a project has one. */
    public static final class LiveSource implements DefinitionSource {

        @Override
        public List<DefinitionSet> load(DefinitionRequest request) {
            return List.of(set("live:main"));
        }
    }

    /** Says something else of the same provider. */
    public static final class ContradictingSource implements DefinitionSource {

        @Override
        public List<DefinitionSet> load(DefinitionRequest request) {
            return List.of(new DefinitionSet(
                    set("live:main").provider(), List.of(), set("live:main").origin()));
        }
    }

    private List<String> keys(Map<String, String> settings) throws IOException {
        URL[] classPath = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
            DefinitionRequest request = new DefinitionRequest(loader, MetaTablesSettings.of(settings));
            return DefinitionSources.load(request).stream()
                    .map(set -> set.provider().key())
                    .toList();
        }
    }

    private void writeContractFile(String... keys) {
        DefinitionFiles.write(
                List.of(keys).stream().map(DefinitionSourcesTest::set).toList(), folder);
    }

    private void registerLiveSource() throws IOException {
        register(LiveSource.class.getName());
    }

    private void register(String sources) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DefinitionSource.class.getName()), sources);
    }

    private static DefinitionSet set(String key) {
        return new DefinitionSet(
                MigrationProvider.of("shop", "main", Optional.of(key)),
                List.of(ReferenceModels.account()),
                new DefinitionOrigin("a test", "none", "none"));
    }
}
