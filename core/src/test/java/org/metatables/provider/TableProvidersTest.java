package org.metatables.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.ProviderClass;
import org.metatables.settings.MetaTablesSettings;

class TableProvidersTest {

    @TempDir
    private Path folder;

    @Test
    void findsNoneWhereAProjectHasNone() throws IOException {
        assertThat(find(Map.of())).isEmpty();
    }

    @Test
    void findsAllThatAreRegisteredByTheirNames() throws IOException {
        register(Shop.class, Archive.class);

        assertThat(find(Map.of())).extracting(TableProvider::name).containsExactly("archive", "shop:main");
    }

    @Test
    void choosesByNameByKeyAndByClass() throws IOException {
        register(Shop.class, Archive.class);

        for (String choice : List.of("archive", "shop:archive", Archive.class.getName())) {
            assertThat(find(Map.of(MetaTablesSettings.PROVIDER, choice)))
                    .as(choice)
                    .singleElement()
                    .isInstanceOf(Archive.class);
        }
    }

    @Test
    void takesAClassThatNobodyRegistered() throws IOException {
        assertThat(find(Map.of(MetaTablesSettings.PROVIDER, Shop.class.getName())))
                .singleElement()
                .isInstanceOf(Shop.class);
    }

    @Test
    void namesThoseThatThereAreWhereTheChosenOneIsNotAmongThem() throws IOException {
        assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.PROVIDER, "warehouse")))
                .isInstanceOf(ProviderNotFoundException.class)
                .hasMessageContaining(
                        "no table provider warehouse, neither registered nor as a class; none is registered")
                .hasMessageContaining("META-INF/services/" + TableProvider.class.getName());

        register(Shop.class);

        assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.PROVIDER, "com.shop.Warehouse")))
                .isInstanceOf(ProviderNotFoundException.class)
                .hasMessageContaining("registered are shop:main (class " + Shop.class.getName() + ")")
                .hasMessageContaining("metatables.provider");
    }

    @Test
    void refusesTwoOfOneName() throws IOException {
        register(Archive.class, Namesake.class);

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(AmbiguousProviderException.class)
                .hasMessageContaining("name archive")
                .hasMessageContaining(Archive.class.getName())
                .hasMessageContaining(Namesake.class.getName());
    }

    @Test
    void refusesTwoOfOneKey() throws IOException {
        register(Shop.class, Twin.class);

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(AmbiguousProviderException.class)
                .hasMessageContaining("key shop:main");
    }

    @Test
    void refusesAClassOfAnotherTypeAtOnce() throws IOException {
        assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.PROVIDER, String.class.getName())))
                .isInstanceOf(UnusableProviderException.class)
                .hasMessageContaining("The class java.lang.String is no " + TableProvider.class.getName());

        register(TableProvidersTest.class);

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(UnusableProviderException.class)
                .hasMessageContaining(TableProvidersTest.class.getName());
    }

    @Test
    void refusesAClassThatCannotBeMade() throws IOException {
        for (Class<?> type : List.of(Hidden.class, Failing.class, Nameless.class)) {
            assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.PROVIDER, type.getName())))
                    .isInstanceOf(UnusableProviderException.class)
                    .hasMessageContaining(type.getName());
        }
        assertThatThrownBy(() -> find(Map.of(MetaTablesSettings.PROVIDER, Failing.class.getName())))
                .hasRootCauseMessage("not today");
    }

    @Test
    void namesTheFileThatNamesAClassThatIsNotThere() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(TableProvider.class.getName()), "com.shop.Misspelt");

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(UnusableProviderException.class)
                .hasMessageContaining("META-INF/services/" + TableProvider.class.getName())
                .hasMessageContaining("com.shop.Misspelt");
    }

    @Test
    void describesAndLoadsAProviderForThoseWhoHaveOnlyItsContractFile() throws IOException {
        ProviderClass described = TableProviders.describe(new Archive());

        assertThat(described).isEqualTo(new ProviderClass("archive", Archive.class.getName(), true, Optional.empty()));
        try (URLClassLoader classPath = classPath()) {
            assertThat(TableProviders.load(described, classPath)).get().isInstanceOf(Archive.class);
        }
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(TableProviders.load(described, bare)).isEmpty();
        }
    }

    private List<TableProvider> find(Map<String, String> settings) throws IOException {
        try (URLClassLoader classPath = classPath()) {
            return TableProviders.find(classPath, MetaTablesSettings.of(settings));
        }
    }

    private URLClassLoader classPath() throws IOException {
        // Twice, as Maven has it.
        URL url = folder.toUri().toURL();
        return new URLClassLoader(new URL[] {url, url}, getClass().getClassLoader());
    }

    private void register(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(TableProvider.class.getName()),
                List.of(providers).stream().map(Class::getName).toList());
    }

    /** Says as little as possible. */
    public static class Shop implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("shop", "main");
        }
    }

    /** Has a name and a hook. */
    public static class Archive implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("shop", "archive");
        }

        @Override
        public String name() {
            return "archive";
        }

        @Override
        public Optional<AfterMigration> afterMigration() {
            return Optional.of(report -> {});
        }
    }

    /** Has the name of another one. */
    public static final class Namesake extends Archive {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("shop", "other");
        }
    }

    /** Has the key of another one. */
    public static final class Twin extends Shop {

        @Override
        public String name() {
            return "twin";
        }
    }

    /** Cannot be made by others. */
    public static final class Hidden extends Shop {

        private Hidden() {}
    }

    /** Fails when it is made. */
    public static final class Failing extends Shop {

        public Failing() {
            throw new IllegalStateException("not today");
        }
    }

    /** Breaks the promise that nothing is null. */
    public static final class Nameless extends Shop {

        @Override
        @SuppressWarnings("NullAway") // what this test is about
        public String name() {
            return null;
        }
    }
}
