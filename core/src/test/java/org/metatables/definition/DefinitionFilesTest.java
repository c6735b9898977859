package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testvectors.ReferenceModels;

class DefinitionFilesTest {

    private static final DefinitionOrigin ORIGIN = new DefinitionOrigin("persistence unit shop", "Naming", "Dialect");

    @TempDir
    private Path folder;

    @Test
    void givesBackTheDefinitionsWithTheFileAsTheirOrigin() throws IOException {
        DefinitionSet shop = set("shop:main", ReferenceModels.account());

        List<Path> files = DefinitionFiles.write(List.of(shop), folder);

        assertThat(files).containsExactly(folder.resolve("META-INF/metatables/shop_main.json"));
        assertThat(read(folder)).singleElement().satisfies(set -> {
            assertThat(set.provider()).isEqualTo(shop.provider());
            assertThat(set.tables()).isEqualTo(shop.tables());
            assertThat(set.origin())
                    .isEqualTo(new DefinitionOrigin(
                            "contract file META-INF/metatables/shop_main.json", "Naming", "Dialect"));
        });
    }

    @Test
    void findsNothingOnAClassPathWithoutContractFiles() throws IOException {
        assertThat(read(folder)).isEmpty();
    }

    @Test
    void readsSeveralProvidersFromFoldersAndJars() throws IOException {
        DefinitionFiles.write(
                List.of(set("shop:main", ReferenceModels.account()), set("stock:main", ReferenceModels.allTypes())),
                folder);
        Path library = Files.createDirectory(folder.resolve("library"));
        DefinitionFiles.write(List.of(set("audit:main", ReferenceModels.auditEvent())), library);

        assertThat(read(folder, jarOf(library)))
                .extracting(set -> set.provider().key())
                .containsExactlyInAnyOrder("shop:main", "stock:main", "audit:main");
    }

    @Test
    void countsTheSameFileOnTheClassPathOnce() throws IOException {
        DefinitionFiles.write(List.of(set("shop:main", ReferenceModels.account())), folder);

        assertThat(read(folder, folder, jarOf(folder))).hasSize(1);
    }

    @Test
    void refusesTwoDifferentFilesOfOneProviderAndNamesBoth() throws IOException {
        Path older = Files.createDirectory(folder.resolve("older"));
        Path newer = Files.createDirectory(folder.resolve("newer"));
        DefinitionFiles.write(List.of(set("shop:main", ReferenceModels.account())), older);
        DefinitionFiles.write(List.of(set("shop:main", ReferenceModels.accountLimit())), newer);

        assertThatThrownBy(() -> read(older, newer))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("shop:main")
                .hasMessageContaining("older/META-INF/metatables/shop_main.json")
                .hasMessageContaining("newer/META-INF/metatables/shop_main.json");
    }

    @Test
    void deletesTheFileOfAProviderThatIsNoMore() throws IOException {
        DefinitionFiles.write(List.of(set("old:main", ReferenceModels.account())), folder);

        DefinitionFiles.write(List.of(set("new:main", ReferenceModels.account())), folder);

        try (Stream<Path> files = Files.list(folder.resolve("META-INF/metatables"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("providers", "new_main.json");
        }
    }

    @Test
    void doesNotTouchAFileWhoseTextIsTheSame() throws IOException {
        List<DefinitionSet> sets = List.of(set("shop:main", ReferenceModels.account()));
        Path file = DefinitionFiles.write(sets, folder).get(0);
        FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, past);

        DefinitionFiles.write(sets, folder);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    }

    @Test
    void refusesTwoProvidersThatWouldShareAFile() {
        List<DefinitionSet> sets =
                List.of(set("shop:main", ReferenceModels.account()), set("shop/main", ReferenceModels.accountLimit()));

        assertThatThrownBy(() -> DefinitionFiles.write(sets, folder))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("shop_main.json")
                .hasMessageContaining("metatables.provider.key");
    }

    @Test
    void namesAFileThatIsNotThere() throws IOException {
        Path file = DefinitionFiles.write(List.of(set("shop:main", ReferenceModels.account())), folder)
                .get(0);
        Files.delete(file);

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("shop_main.json is not there");
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        Path file = DefinitionFiles.write(List.of(set("shop:main", ReferenceModels.account())), folder)
                .get(0);
        Files.writeString(file, Files.readString(file).replace("\"namespace\"", "\"name_space\""));

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(UnreadableDefinitionsException.class)
                .hasMessageContaining("shop_main.json")
                .hasMessageContaining("tables[0] (public.sdk_examples__account).name_space");
    }

    private static DefinitionSet set(String key, TableDefinition... tables) {
        MigrationProvider provider = MigrationProvider.of("shop", "main", Optional.of(key));
        return new DefinitionSet(provider, List.of(tables), ORIGIN);
    }

    private static List<DefinitionSet> read(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < classPath.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return DefinitionFiles.read(loader);
        }
    }

    private Path jarOf(Path classes) throws IOException {
        Path jar = folder.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes.resolve("META-INF/metatables"))) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry("META-INF/metatables/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        return jar;
    }
}
